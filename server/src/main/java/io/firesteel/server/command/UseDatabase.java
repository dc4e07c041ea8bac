package io.firesteel.server.command;

import io.firesteel.planner.syntax.Use;
import io.firesteel.server.query.OutputColumn;
import io.firesteel.server.query.QueryContext;
import io.firesteel.server.query.StatementKind;
import io.firesteel.storage.catalog.Catalog;
import java.util.List;

/** USE: the session's current database. */
public record UseDatabase(Use statement, CommandContext context) implements Command {
  @Override
  public StatementKind kind() {
    return StatementKind.OTHER;
  }

  @Override
  public List<OutputColumn> columns() {
    return List.of();
  }

  @Override
  public Outcome run(QueryContext execution) {
    List<String> parts = context.parts(statement.name());
    boolean catalogAlone =
        parts.size() == 1
            && !statement.namespace()
            && parts.get(0).equalsIgnoreCase(Catalog.SPARK_CATALOG);
    String name = catalogAlone ? Catalog.DEFAULT_DATABASE : context.databaseName(statement.name());
    context.session().setDatabase(context.catalog().requireDatabase(name).name());
    return Outcome.DONE;
  }
}
