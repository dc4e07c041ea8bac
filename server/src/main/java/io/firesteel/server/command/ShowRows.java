package io.firesteel.server.command;

import io.firesteel.server.query.OutputColumn;
import io.firesteel.server.query.QueryContext;
import io.firesteel.server.query.StatementKind;
import java.util.List;
import java.util.function.Supplier;

/** A command that only reads the catalog or the session: SHOW and DESCRIBE. */
public record ShowRows(List<OutputColumn> columns, Supplier<List<List<Object>>> rows)
    implements Command {
  @Override
  public StatementKind kind() {
    return StatementKind.QUERY;
  }

  @Override
  public Outcome run(QueryContext execution) {
    return Outcome.rows(rows.get());
  }
}
