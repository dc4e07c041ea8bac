package io.firesteel.server.command;

import io.firesteel.core.error.SqlException;
import io.firesteel.planner.syntax.DropView;
import io.firesteel.server.query.OutputColumn;
import io.firesteel.server.query.QueryContext;
import io.firesteel.server.query.StatementKind;
import io.firesteel.storage.catalog.CatalogObject;
import io.firesteel.storage.catalog.CatalogView;
import io.firesteel.storage.catalog.TableName;
import java.util.List;
import java.util.Optional;

/** DROP VIEW, temporary ones first. */
public record DropViewCommand(DropView statement, CommandContext context) implements Command {
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
    List<String> parts = context.parts(statement.name());
    var state = context.statement().state();
    if (parts.size() == 1 && state.views().drop(parts.get(0))) {
      return Outcome.DONE;
    }
    if (parts.size() == 2 && parts.get(0).equalsIgnoreCase("global_temp")) {
      if (state.globalViews().drop(parts.get(1)) || statement.ifExists()) {
        return Outcome.DONE;
      }
    }
    TableName name = context.tableName(statement.name());
    Optional<CatalogObject> found = context.catalog().find(name);
    if (found.isEmpty() && statement.ifExists()) {
      return Outcome.DONE;
    }
    if (found.isEmpty()) {
      throw SqlException.of(
              "TABLE_OR_VIEW_NOT_FOUND", "There is no table or view " + name.quoted() + ".")
          .with("relationName", name.quoted());
    }
    if (!(found.get() instanceof CatalogView)) {
      throw SqlException.of(
              "EXPECT_VIEW_NOT_TABLE.NO_ALTERNATIVE", name.quoted() + " is a table, not a view.")
          .with("tableName", name.quoted())
          .with("operation", "DROP VIEW");
    }
    context.catalog().drop(name);
    return Outcome.DONE;
  }
}
