package io.firesteel.server.command;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.setting.SparkSettings;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeKind;
import io.firesteel.core.type.TypeNames;
import io.firesteel.planner.parse.ParseOptions;
import io.firesteel.planner.parse.SqlParser;
import io.firesteel.planner.syntax.AnalyzeTable;
import io.firesteel.planner.syntax.AnalyzeTables;
import io.firesteel.planner.syntax.Query;
import io.firesteel.planner.syntax.QueryStatement;
import io.firesteel.server.query.QueryContext;
import io.firesteel.server.statement.LocalVariables;
import io.firesteel.server.statement.NestedQuery;
import io.firesteel.storage.catalog.CatalogObject;
import io.firesteel.storage.catalog.CatalogPartition;
import io.firesteel.storage.catalog.CatalogTable;
import io.firesteel.storage.catalog.Column;
import io.firesteel.storage.catalog.RecordedStatistics;
import io.firesteel.storage.catalog.RecordedStatistics.RecordedColumn;
import io.firesteel.storage.table.PartitionPath;
import io.firesteel.storage.table.TablePartitions;
import io.firesteel.storage.table.TablePartitions.Partition;
import io.firesteel.storage.write.PartitionText;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * ANALYZE TABLE: counts rows and bytes, and figures of columns by a query, and keeps them for
 * DESCRIBE. Planning reads the files' own statistics and does not need this.
 */
public final class Analyze {
  private static final Set<TypeKind> UNORDERED =
      Set.of(TypeKind.STRING, TypeKind.CHAR, TypeKind.VARCHAR, TypeKind.BINARY);
  private static final Set<TypeKind> UNSUPPORTED =
      Set.of(
          TypeKind.ARRAY,
          TypeKind.MAP,
          TypeKind.STRUCT,
          TypeKind.VARIANT,
          TypeKind.CALENDAR_INTERVAL,
          TypeKind.YEAR_MONTH_INTERVAL,
          TypeKind.DAY_TIME_INTERVAL);

  private final CommandContext context;
  private final QueryContext execution;
  private final TablePartitions partitions;

  private Analyze(CommandContext context, QueryContext execution) {
    this.context = context;
    this.execution = execution;
    this.partitions = new TablePartitions(context.services().files());
  }

  public static Command table(AnalyzeTable statement, CommandContext context) {
    return new SchemaChange(execution -> new Analyze(context, execution).table(statement));
  }

  public static Command tables(AnalyzeTables statement, CommandContext context) {
    return new SchemaChange(
        execution -> {
          String database =
              statement.from().map(context::databaseName).orElse(context.session().database());
          Analyze analyze = new Analyze(context, execution);
          for (CatalogObject object : context.catalog().objects(database)) {
            if (object instanceof CatalogTable table) {
              analyze.whole(table, statement.noScan());
            }
          }
        });
  }

  private void table(AnalyzeTable statement) {
    CatalogObject object = new Relations(context).permanent(statement.table(), "ANALYZE TABLE");
    if (!(object instanceof CatalogTable table)) {
      throw SqlException.of("UNSUPPORTED_FEATURE.ANALYZE_VIEW", "A view cannot be analysed.");
    }
    if (!statement.partition().isEmpty()) {
      partitions(table, statement);
    } else if (statement.allColumns() || !statement.columns().isEmpty()) {
      columns(table, statement);
    } else {
      whole(table, statement.noScan());
    }
  }

  private void whole(CatalogTable table, boolean noScan) {
    Optional<Long> rows = noScan ? Optional.empty() : Optional.of(count(table));
    long bytes = bytes(table);
    record(
        table,
        old ->
            new RecordedStatistics(
                bytes,
                rows.or(
                    () -> old.flatMap(RecordedStatistics::rows).filter(r -> sameBytes(old, bytes))),
                old.map(RecordedStatistics::columns).orElse(Map.of())));
  }

  private static boolean sameBytes(Optional<RecordedStatistics> old, long bytes) {
    return old.isPresent() && old.get().bytes() == bytes;
  }

  private long count(CatalogTable table) {
    return (Long) rows("SELECT count(*) FROM " + table.name().quoted()).get(0).get(0);
  }

  private List<List<Object>> rows(String sql) {
    Query query =
        ((QueryStatement)
                SqlParser.parseStatement(sql, ParseOptions.of(context.session().settings())))
            .query();
    List<List<Object>> rows = new ArrayList<>();
    NestedQuery.run(query, context.statement().of(sql, LocalVariables.NONE), execution, rows::add);
    return rows;
  }

  private long bytes(CatalogTable table) {
    if (table.partitionColumns().isEmpty()) {
      return partitions.bytes(table.location());
    }
    return partitions.list(table).stream().mapToLong(p -> partitions.bytes(p.location())).sum();
  }

  private void record(
      CatalogTable table,
      java.util.function.Function<Optional<RecordedStatistics>, RecordedStatistics> change) {
    TableChanges.alter(
        context,
        table.name(),
        t ->
            t.withDetails(
                t.details().withStatistics(Optional.of(change.apply(t.details().statistics())))));
  }

  private void partitions(CatalogTable table, AnalyzeTable statement) {
    PartitionSpecs specs = new PartitionSpecs(table, statement.span(), context);
    List<Partition> wanted = specs.matching(statement.partition());
    if (wanted.isEmpty()
        && specs.values(statement.partition()).size() == table.partitionColumns().size()) {
      throw specs.notFound(statement.partition());
    }
    Map<String, Long> counts = statement.noScan() ? Map.of() : counts(table);
    Map<String, CatalogPartition> found = new TreeMap<>();
    for (Partition each : wanted) {
      CatalogPartition entry =
          each.entry().orElseGet(() -> CatalogPartition.created(Instant.now()));
      Optional<Long> rows =
          statement.noScan()
              ? entry.statistics().flatMap(RecordedStatistics::rows)
              : Optional.of(counts.getOrDefault(each.path(), 0L));
      found.put(
          each.path(),
          entry.withStatistics(
              Optional.of(
                  new RecordedStatistics(partitions.bytes(each.location()), rows, Map.of()))));
    }
    TableChanges.alter(
        context,
        table.name(),
        t -> {
          Map<String, CatalogPartition> all = new TreeMap<>(t.details().partitions());
          all.putAll(found);
          return t.withDetails(t.details().withPartitions(all));
        });
  }

  /** Rows by the partition's path. */
  private Map<String, Long> counts(CatalogTable table) {
    String columns =
        String.join(", ", table.partitionColumns().stream().map(TypeNames::quote).toList());
    ZoneId zone = context.session().settings().get(SparkSettings.TIME_ZONE);
    List<Column> all = new Relations(context).columns(table);
    List<Column> keys = all.subList(all.size() - table.partitionColumns().size(), all.size());
    Map<String, Long> counts = new HashMap<>();
    for (List<Object> row :
        rows(
            "SELECT "
                + columns
                + ", count(*) FROM "
                + table.name().quoted()
                + " GROUP BY "
                + columns)) {
      List<String> values = new ArrayList<>();
      for (int i = 0; i < keys.size(); i++) {
        values.add(PartitionText.of(row.get(i), keys.get(i).type(), zone));
      }
      counts.put(PartitionPath.path(table.partitionColumns(), values), (Long) row.get(keys.size()));
    }
    return counts;
  }

  private void columns(CatalogTable table, AnalyzeTable statement) {
    Relations relations = new Relations(context);
    List<Column> wanted = new ArrayList<>();
    List<Column> all = relations.columns(table);
    for (Column column : all) {
      if (statement.allColumns() && !UNSUPPORTED.contains(column.type().kind())) {
        wanted.add(column);
      }
    }
    for (String name : statement.columns()) {
      Column column =
          all.stream()
              .filter(c -> relations.same(c.name(), name))
              .findFirst()
              .orElseThrow(
                  () ->
                      SqlException.of("COLUMN_NOT_FOUND", "There is no column " + name + ".")
                          .with("colName", TypeNames.quote(name))
                          .with("caseSensitiveConfig", "\"spark.sql.caseSensitive\""));
      if (UNSUPPORTED.contains(column.type().kind())) {
        throw SqlException.of(
                "UNSUPPORTED_FEATURE.ANALYZE_UNSUPPORTED_COLUMN_TYPE",
                "Columns of type " + column.type().sqlName() + " cannot be analysed.")
            .with("columnType", "\"" + column.type().sqlName() + "\"")
            .with("columnName", TypeNames.quote(column.name()))
            .with("tableName", table.name().quoted());
      }
      wanted.add(column);
    }
    List<String> items = new ArrayList<>();
    items.add("count(*)");
    for (Column column : wanted) {
      items.addAll(figures(column));
    }
    List<Object> row =
        rows("SELECT " + String.join(", ", items) + " FROM " + table.name().quoted()).get(0);
    long count = (Long) row.get(0);
    Map<String, RecordedColumn> recorded = new TreeMap<>();
    for (int i = 0; i < wanted.size(); i++) {
      recorded.put(
          wanted.get(i).name(), recorded(wanted.get(i), row.subList(1 + i * 6, 7 + i * 6), count));
    }
    long bytes = bytes(table);
    record(
        table,
        old -> {
          Map<String, RecordedColumn> merged =
              new TreeMap<>(old.map(RecordedStatistics::columns).orElse(Map.of()));
          merged.putAll(recorded);
          return new RecordedStatistics(bytes, Optional.of(count), merged);
        });
  }

  /**
   * Six items of a select list: smallest, greatest, values, distinct ones, average and most bytes.
   */
  private static List<String> figures(Column column) {
    String name = TypeNames.quote(column.name());
    boolean text = UNORDERED.contains(column.type().kind());
    String length = text ? "octet_length(" + name + ")" : null;
    return List.of(
        text ? "NULL" : "min(" + name + ")",
        text ? "NULL" : "max(" + name + ")",
        "count(" + name + ")",
        "approx_count_distinct(" + name + ")",
        text ? "CAST(ceil(avg(" + length + ")) AS BIGINT)" : "NULL",
        text ? "CAST(max(" + length + ") AS BIGINT)" : "NULL");
  }

  private static RecordedColumn recorded(Column column, List<Object> figures, long count) {
    long values = (Long) figures.get(2);
    long width = width(column.type());
    boolean text = UNORDERED.contains(column.type().kind());
    return new RecordedColumn(
        text ? Optional.empty() : text(figures.get(0), column.type()),
        text ? Optional.empty() : text(figures.get(1), column.type()),
        count - values,
        Math.min((Long) figures.get(3), values),
        text ? length(figures.get(4)) : width,
        text ? length(figures.get(5)) : width);
  }

  private static long length(Object value) {
    return value == null ? 0 : (Long) value;
  }

  private static Optional<String> text(Object value, SqlType type) {
    return Optional.ofNullable(PartitionText.of(value, type, java.time.ZoneOffset.UTC));
  }

  private static long width(SqlType type) {
    return switch (type.kind()) {
      case BOOLEAN, TINYINT -> 1;
      case SMALLINT -> 2;
      case INT, FLOAT, DATE -> 4;
      case DECIMAL -> ((SqlType.DecimalType) type).precision() <= 18 ? 8 : 16;
      default -> 8;
    };
  }
}
