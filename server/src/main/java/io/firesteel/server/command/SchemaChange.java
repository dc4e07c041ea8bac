package io.firesteel.server.command;

import io.firesteel.server.query.OutputColumn;
import io.firesteel.server.query.QueryContext;
import io.firesteel.server.query.StatementKind;
import java.util.List;
import java.util.function.Consumer;

/** A command that changes the catalog and has no rows. */
public record SchemaChange(Consumer<QueryContext> change) implements Command {
  /** A change that needs nothing of its execution. */
  public static Command of(Runnable change) {
    return new SchemaChange(execution -> change.run());
  }

  @Override
  public StatementKind kind() {
    return StatementKind.DDL;
  }

  @Override
  public List<OutputColumn> columns() {
    return List.of();
  }

  @Override
  public Outcome run(QueryContext execution) {
    change.accept(execution);
    return Outcome.DONE;
  }
}
