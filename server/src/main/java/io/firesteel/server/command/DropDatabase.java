package io.firesteel.server.command;

import io.firesteel.planner.syntax.DropNamespace;
import io.firesteel.server.query.OutputColumn;
import io.firesteel.server.query.QueryContext;
import io.firesteel.server.query.StatementKind;
import io.firesteel.storage.catalog.CatalogObject;
import java.util.List;

/** DROP DATABASE; the files of managed tables in it go with CASCADE. */
public record DropDatabase(DropNamespace statement, CommandContext context) implements Command {
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
    String name = context.databaseName(statement.name());
    if (statement.ifExists() && context.catalog().database(name).isEmpty()) {
      return Outcome.DONE;
    }
    for (CatalogObject dropped : context.catalog().dropDatabase(name, statement.cascade())) {
      DropTableCommand.deleteFiles(dropped, context);
    }
    return Outcome.DONE;
  }
}
