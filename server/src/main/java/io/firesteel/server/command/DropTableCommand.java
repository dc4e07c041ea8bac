package io.firesteel.server.command;

import io.firesteel.planner.syntax.DropTable;
import io.firesteel.server.query.OutputColumn;
import io.firesteel.server.query.QueryContext;
import io.firesteel.server.query.StatementKind;
import io.firesteel.storage.catalog.CatalogObject;
import io.firesteel.storage.catalog.CatalogTable;
import io.firesteel.storage.catalog.TableKind;
import io.firesteel.storage.catalog.TableName;
import io.firesteel.storage.table.TableDirectories;
import java.util.List;

/** DROP TABLE; a managed table's files go with it. Drops views too, as Spark 4.2 does. */
public record DropTableCommand(DropTable statement, CommandContext context) implements Command {
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
    if (parts.size() == 1 && context.statement().state().views().drop(parts.get(0))) {
      return Outcome.DONE;
    }
    TableName name = context.tableName(statement.name());
    if (statement.ifExists() && context.catalog().find(name).isEmpty()) {
      return Outcome.DONE;
    }
    deleteFiles(context.catalog().drop(name), context);
    return Outcome.DONE;
  }

  /** Deletes a managed table's directory. */
  static void deleteFiles(CatalogObject dropped, CommandContext context) {
    if (dropped instanceof CatalogTable table && table.kind() == TableKind.MANAGED) {
      new TableDirectories(context.services().files()).delete(table.location());
    }
  }
}
