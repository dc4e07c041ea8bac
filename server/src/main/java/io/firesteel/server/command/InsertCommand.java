package io.firesteel.server.command;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.setting.SparkSettings;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeNames;
import io.firesteel.planner.algebra.QueryRoot;
import io.firesteel.planner.analyse.Analyser;
import io.firesteel.planner.analyse.AnalysisContext;
import io.firesteel.planner.analyse.Constant;
import io.firesteel.planner.analyse.ExpressionAnalyser;
import io.firesteel.planner.analyse.StoreAssignment;
import io.firesteel.planner.syntax.InsertInto;
import io.firesteel.planner.syntax.PartitionValue;
import io.firesteel.server.query.OutputColumn;
import io.firesteel.server.query.QueryContext;
import io.firesteel.server.query.StatementKind;
import io.firesteel.server.statement.QueryWrite;
import io.firesteel.storage.catalog.CatalogObject;
import io.firesteel.storage.catalog.CatalogTable;
import io.firesteel.storage.catalog.Column;
import io.firesteel.storage.catalog.PartitionFilter;
import io.firesteel.storage.catalog.ResolvedTable;
import io.firesteel.storage.table.PartitionPath;
import io.firesteel.storage.write.OverwriteMode;
import io.firesteel.storage.write.WriteResult;
import io.firesteel.storage.write.WriteSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** INSERT INTO and INSERT OVERWRITE a table of files. */
public record InsertCommand(InsertInto statement, CommandContext context) implements Command {
  @Override
  public StatementKind kind() {
    return StatementKind.DML;
  }

  @Override
  public List<OutputColumn> columns() {
    return List.of();
  }

  @Override
  public Outcome run(QueryContext execution) {
    if (statement.replaceWhere().isPresent() || !statement.replaceUsing().isEmpty()) {
      throw SqlException.of(
              "UNSUPPORTED_FEATURE.TABLE_OPERATION",
              "INSERT ... REPLACE needs a transactional table.")
          .with("operation", "REPLACE")
          .at(context.place(statement.span()));
    }
    CatalogTable table = target();
    checkPartition(table);
    ResolvedTable resolved =
        context.services().tables().resolve(table, context.session().settings());
    List<Column> columns = resolved.columns();
    if (statement.ifNotExists() && exists(resolved, staticPartition(table))) {
      return Outcome.changed(0);
    }
    AnalysisContext analysis = context.statement().analysis();
    QueryRoot query = Analyser.analyse(statement.query(), analysis);
    List<String> given = statement.columns();
    if (!statement.partition().isEmpty()) {
      given = withPartition(table, columns, given);
      query = withStaticValues(query, analysis);
    }
    QueryRoot assigned =
        StoreAssignment.assign(
            query, table.name().parts(), columns, given, statement.byName(), analysis);
    WriteSpec spec = TableWrites.of(table, columns, mode(table), context.session().settings());
    spec =
        spec.withStaticPartition(staticPartition(table))
            .withElsewhere(WriteEffects.elsewhere(table));
    WriteResult written =
        QueryWrite.run(
            assigned, analysis, spec, table.name().quoted(), execution, context.statement());
    WriteEffects.note(table, written, context);
    return Outcome.changed(written.rows());
  }

  private void checkPartition(CatalogTable table) {
    for (PartitionValue value : statement.partition()) {
      if (table.partitionColumns().stream().noneMatch(p -> p.equalsIgnoreCase(value.column()))) {
        throw SqlException.of(
                "PARTITIONS_NOT_FOUND",
                "The table "
                    + table.name().quoted()
                    + " is not partitioned by "
                    + value.column()
                    + ".")
            .with("partitionList", TypeNames.quote(value.column()))
            .with("tableName", table.name().quoted());
      }
    }
  }

  private OverwriteMode mode(CatalogTable table) {
    if (!statement.overwrite()) {
      return OverwriteMode.APPEND;
    }
    String mode =
        table
            .options()
            .getOrDefault(
                "partitionOverwriteMode",
                context.session().settings().get(SparkSettings.PARTITION_OVERWRITE_MODE));
    boolean dynamic =
        mode.equalsIgnoreCase("dynamic")
            && table.partitionColumns().stream().anyMatch(column -> !isStatic(column));
    return dynamic ? OverwriteMode.REPLACE_PARTITIONS : OverwriteMode.REPLACE_ALL;
  }

  private static boolean exists(ResolvedTable table, String directories) {
    return table.files(PartitionFilter.ALL).stream()
        .anyMatch(file -> file.file().path().contains("/" + directories + "/"));
  }

  /** The directories that the leading partition columns with values stand for. */
  private String staticPartition(CatalogTable table) {
    Map<String, String> values =
        new PartitionSpecs(table, statement.span(), context).values(statement.partition());
    List<String> columns = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    for (String column : table.partitionColumns()) {
      if (!values.containsKey(column)) {
        break;
      }
      columns.add(column);
      texts.add(values.get(column));
    }
    return columns.isEmpty() ? "" : PartitionPath.path(columns, texts);
  }

  private CatalogTable target() {
    Optional<CatalogObject> found = context.catalog().find(context.tableName(statement.table()));
    CatalogObject object =
        found.orElseThrow(
            () -> context.notFound(statement.table()).at(context.place(statement.table().span())));
    if (!(object instanceof CatalogTable table)) {
      throw SqlException.of(
              "EXPECT_TABLE_NOT_VIEW.NO_ALTERNATIVE",
              object.name().quoted() + " is a view; rows can only be inserted into a table.")
          .with("viewName", object.name().quoted())
          .with("operation", "INSERT");
    }
    return table;
  }

  /**
   * The query's columns in order: data columns, dynamic partition columns, then the static ones.
   */
  private List<String> withPartition(CatalogTable table, List<Column> columns, List<String> given) {
    List<String> names = new ArrayList<>(given);
    if (names.isEmpty()) {
      int data = columns.size() - table.partitionColumns().size();
      columns.subList(0, data).forEach(c -> names.add(c.name()));
      for (String partition : table.partitionColumns()) {
        if (!isStatic(partition)) {
          names.add(partition);
        }
      }
    }
    statement.partition().stream()
        .filter(p -> p.value().isPresent())
        .forEach(p -> names.add(p.column()));
    return names;
  }

  private boolean isStatic(String column) {
    return statement.partition().stream()
        .anyMatch(p -> p.column().equalsIgnoreCase(column) && p.value().isPresent());
  }

  private QueryRoot withStaticValues(QueryRoot query, AnalysisContext analysis) {
    List<SqlType.Field> columns = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    for (PartitionValue partition : statement.partition()) {
      if (partition.value().isPresent()) {
        Constant value = ExpressionAnalyser.evaluate(partition.value().get(), analysis);
        columns.add(SqlType.field(partition.column(), value.type()));
        values.add(value.value());
      }
    }
    return query.withConstants(columns, values, analysis.planning());
  }
}
