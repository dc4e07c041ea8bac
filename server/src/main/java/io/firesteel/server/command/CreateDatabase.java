package io.firesteel.server.command;

import io.firesteel.engine.function.collation.Collation;
import io.firesteel.planner.syntax.CreateNamespace;
import io.firesteel.server.query.OutputColumn;
import io.firesteel.server.query.QueryContext;
import io.firesteel.server.query.StatementKind;
import io.firesteel.storage.catalog.Database;
import java.util.List;

/** CREATE DATABASE. */
public record CreateDatabase(CreateNamespace statement, CommandContext context) implements Command {
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
    if (statement.ifNotExists() && context.catalog().database(name).isPresent()) {
      return Outcome.DONE;
    }
    PropertyNames.check(statement.properties().keySet(), true, statement.span(), context);
    String location =
        statement
            .location()
            .map(l -> context.location(l, context.catalog().warehouse()))
            .orElseGet(() -> context.catalog().defaultDatabaseLocation(name));
    context
        .catalog()
        .createDatabase(
            new Database(
                name,
                location,
                statement.comment(),
                statement.properties(),
                context.session().user(),
                statement.collation().map(c -> Collation.of(c).name())));
    return Outcome.DONE;
  }
}
