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
    if (statement.ifExists() && context.catalog().find(name).isEmpty()) {
      return Outcome.DONE;
    }
    CatalogObject object = context.catalog().require(name);
    if (!(object instanceof CatalogView)) {
      throw SqlException.of(
              "WRONG_COMMAND_FOR_OBJECT_TYPE",
              "DROP VIEW drops no table; DROP TABLE drops " + name.quoted() + ".")
          .with("alternative", "DROP TABLE")
          .with("operation", "DROP VIEW")
          .with("foundType", object.kind().name())
          .with("requiredType", "VIEW or METRIC_VIEW")
          .with("objectName", name.toString());
    }
    context.catalog().drop(name);
    return Outcome.DONE;
  }
}
