package io.firesteel.server.command;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.engine.format.TextFormats;
import io.firesteel.engine.function.collation.Collation;
import io.firesteel.planner.analyse.Constant;
import io.firesteel.planner.analyse.ExpressionAnalyser;
import io.firesteel.planner.syntax.ColumnDefinition;
import io.firesteel.planner.syntax.ColumnReference;
import io.firesteel.planner.syntax.CreateTable;
import io.firesteel.planner.syntax.Expression;
import io.firesteel.planner.syntax.PartitionTransform;
import io.firesteel.server.query.OutputColumn;
import io.firesteel.server.query.QueryContext;
import io.firesteel.server.query.StatementKind;
import io.firesteel.storage.catalog.Bucketing;
import io.firesteel.storage.catalog.CatalogTable;
import io.firesteel.storage.catalog.Column;
import io.firesteel.storage.catalog.ResolvedTable;
import io.firesteel.storage.catalog.TableDetails;
import io.firesteel.storage.catalog.TableKind;
import io.firesteel.storage.catalog.TableName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** CREATE TABLE without a query. */
public record CreateTableCommand(CreateTable statement, CommandContext context) implements Command {
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
    if (statement.ifNotExists() && context.catalog().find(name).isPresent()) {
      return Outcome.DONE;
    }
    CatalogTable table = describe(statement, context, List.of());
    if (table.columns().isEmpty()) {
      table = inferred(table);
    }
    if (statement.replace()) {
      context.catalog().createOrReplace(table);
    } else {
      context.catalog().create(table);
    }
    return Outcome.DONE;
  }

  /** Fails now, not at the first query, if there are no files that tell the columns. */
  private CatalogTable inferred(CatalogTable table) {
    String provider = table.provider();
    if (table.kind() == TableKind.MANAGED) {
      String format = provider.equals("parquet") ? "Parquet" : provider.toUpperCase(Locale.ROOT);
      throw SqlException.of(
              "UNABLE_TO_INFER_SCHEMA", "A new table of the format " + format + " needs columns.")
          .with("format", format);
    }
    ResolvedTable found = context.services().tables().resolve(table, context.session().settings());
    // Parquet tells its columns at any time; text would have to be read through for them.
    return provider.equals("parquet")
        ? table
        : table
            .withColumns(found.columns())
            .withPartitionColumns(found.partitionColumns().stream().map(Column::name).toList());
  }

  /**
   * The catalog's entry for a CREATE TABLE.
   *
   * @param queryColumns the columns of its query, or empty
   */
  static CatalogTable describe(
      CreateTable statement, CommandContext context, List<SqlType.Field> queryColumns) {
    TableName name = context.tableName(statement.name());
    String provider = statement.format().provider().orElse("parquet").toLowerCase(Locale.ROOT);
    if (!context.services().tables().isProvider(provider)) {
      throw SqlException.of("DATA_SOURCE_NOT_FOUND", "There is no data source " + provider + ".")
          .with("provider", provider);
    }
    PropertyNames.check(statement.format().properties().keySet(), false, statement.span(), context);
    for (ColumnDefinition column : statement.columns()) {
      column
          .defaultValue()
          .ifPresent(d -> Defaults.check("CREATE TABLE", column.name(), column.type(), d, context));
    }
    List<Column> columns = new ArrayList<>();
    queryColumns.forEach(f -> columns.add(Column.of(new SqlType.Field(f.name(), f.type(), true))));
    Optional<String> collation =
        statement
            .format()
            .collation()
            .map(c -> Collation.of(c).name())
            .or(() -> context.catalog().requireDatabase(name.database()).collation());
    for (ColumnDefinition column : statement.columns()) {
      columns.add(DefaultCollation.column(column, collation, context));
    }
    List<String> partitions = new ArrayList<>();
    for (ColumnDefinition column : statement.format().partitionColumns()) {
      columns.add(DefaultCollation.column(column, collation, context));
      partitions.add(column.name());
    }
    for (PartitionTransform transform : statement.format().partitioning()) {
      partitions.add(partitionColumn(transform, context));
    }
    Map<String, String> options = options(statement.format().options(), context);
    TextFormats.check(provider, dataFields(columns, partitions));
    Optional<String> location =
        statement.format().location().or(() -> Optional.ofNullable(options.remove("path")));
    return new CatalogTable(
        name,
        location.isPresent() ? TableKind.EXTERNAL : TableKind.MANAGED,
        provider,
        location
            .map(
                l ->
                    context.location(
                        l, context.catalog().requireDatabase(name.database()).location()))
            .orElseGet(() -> context.catalog().defaultLocation(name)),
        partitionsLast(columns, partitions, context),
        partitions,
        statement.format().comment(),
        statement.format().properties(),
        options,
        Instant.now(),
        context.session().user(),
        TableDetails.NONE
            .withWrittenProvider(statement.format().provider().filter(p -> !p.equals(provider)))
            .withBuckets(
                statement
                    .format()
                    .buckets()
                    .map(b -> new Bucketing(b.columns(), b.sortColumns(), b.buckets())))
            .withCollation(collation));
  }

  private static List<SqlType.Field> dataFields(List<Column> columns, List<String> partitions) {
    return columns.stream()
        .filter(c -> partitions.stream().noneMatch(p -> p.equalsIgnoreCase(c.name())))
        .map(Column::field)
        .toList();
  }

  /** A column as the catalog keeps it. NOT NULL is not kept, as Spark keeps it of no file table. */
  static Column column(ColumnDefinition column, CommandContext context) {
    return new Column(
        column.name(),
        column.type(),
        true,
        column.comment(),
        column.defaultValue().map(d -> d.span().of(context.statement().sql())));
  }

  private static String partitionColumn(PartitionTransform transform, CommandContext context) {
    boolean plain =
        transform.transform().equals("identity")
            && transform.arguments().get(0) instanceof ColumnReference;
    if (!plain) {
      throw SqlException.of(
              "UNSUPPORTED_FEATURE.TABLE_OPERATION",
              "A Parquet table can only be partitioned by plain columns.")
          .with("operation", "partitioning by " + transform.transform())
          .at(context.place(transform.span()));
    }
    List<String> parts = ((ColumnReference) transform.arguments().get(0)).parts();
    return parts.get(parts.size() - 1);
  }

  /** Partition columns stand behind the others, in the order of PARTITIONED BY. */
  private static List<Column> partitionsLast(
      List<Column> columns, List<String> partitions, CommandContext context) {
    if (columns.isEmpty()) {
      return columns;
    }
    List<Column> ordered = new ArrayList<>(columns);
    for (String partition : partitions) {
      Column column =
          columns.stream()
              .filter(c -> c.name().equalsIgnoreCase(partition))
              .findFirst()
              .orElseThrow(
                  () ->
                      SqlException.of(
                              "COLUMN_NOT_DEFINED_IN_TABLE",
                              "The partition column " + partition + " is no column of the table.")
                          .with("colType", "partition")
                          .with("colName", "`" + partition + "`"));
      ordered.remove(column);
      ordered.add(column);
    }
    return ordered;
  }

  static Map<String, String> options(Map<String, Expression> given, CommandContext context) {
    Map<String, String> options = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    given.forEach(
        (key, value) -> {
          Constant constant = ExpressionAnalyser.evaluate(value, context.statement().analysis());
          options.put(key, String.valueOf(constant.value()));
        });
    return options;
  }
}
