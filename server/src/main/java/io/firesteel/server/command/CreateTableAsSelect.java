package io.firesteel.server.command;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.planner.algebra.QueryRoot;
import io.firesteel.planner.analyse.Analyser;
import io.firesteel.planner.analyse.AnalysisContext;
import io.firesteel.planner.analyse.StoreAssignment;
import io.firesteel.planner.syntax.CreateTable;
import io.firesteel.server.query.OutputColumn;
import io.firesteel.server.query.QueryContext;
import io.firesteel.server.query.StatementKind;
import io.firesteel.server.statement.QueryWrite;
import io.firesteel.storage.catalog.CatalogTable;
import io.firesteel.storage.catalog.Column;
import io.firesteel.storage.catalog.TableKind;
import io.firesteel.storage.catalog.TableName;
import io.firesteel.storage.write.OverwriteMode;
import io.firesteel.storage.write.WriteSpec;
import java.util.List;

/** CREATE TABLE AS SELECT: the table exists once its files are complete. */
public record CreateTableAsSelect(CreateTable statement, CommandContext context)
    implements Command {
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
    TableName name = context.tableName(statement.name());
    context.catalog().requireDatabase(name.database());
    boolean exists = context.catalog().find(name).isPresent();
    if (exists && statement.ifNotExists()) {
      return Outcome.DONE;
    }
    if (exists && !statement.replace()) {
      throw SqlException.of(
              "TABLE_OR_VIEW_ALREADY_EXISTS",
              "There is already a table or view " + name.quoted() + ".")
          .with("relationName", name.quoted());
    }
    AnalysisContext analysis = context.statement().analysis();
    Analyser.Stored stored = Analyser.analyseStored(statement.query().get(), analysis);
    QueryRoot query = stored.root();
    checkColumns(stored.columns());
    CatalogTable table = CreateTableCommand.describe(statement, context, stored.columns());
    List<String> order = table.columns().stream().map(Column::name).toList();
    QueryRoot arranged =
        StoreAssignment.assign(query, name.parts(), table.columns(), order, true, analysis);
    WriteSpec spec =
        TableWrites.of(
            table,
            table.columns(),
            exists || table.kind() == TableKind.EXTERNAL
                ? OverwriteMode.REPLACE_ALL
                : OverwriteMode.APPEND,
            context.session().settings());
    QueryWrite.run(arranged, analysis, spec, name.quoted(), execution, context.statement());
    if (statement.replace()) {
      context.catalog().createOrReplace(table);
    } else {
      context.catalog().create(table);
    }
    return Outcome.DONE;
  }

  private static void checkColumns(List<SqlType.Field> columns) {
    java.util.Set<String> seen = new java.util.HashSet<>();
    for (SqlType.Field column : columns) {
      if (!seen.add(column.name().toLowerCase(java.util.Locale.ROOT))) {
        throw SqlException.of(
                "COLUMN_ALREADY_EXISTS", "The query has two columns " + column.name() + ".")
            .with("columnName", "`" + column.name() + "`");
      }
    }
  }
}
