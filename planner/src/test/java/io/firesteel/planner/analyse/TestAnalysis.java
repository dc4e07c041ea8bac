package io.firesteel.planner.analyse;

import io.firesteel.core.setting.Settings;
import io.firesteel.core.type.SqlType;
import io.firesteel.engine.function.FunctionRegistry;
import io.firesteel.engine.plan.QueryContext;
import io.firesteel.planner.algebra.PlanningContext;
import io.firesteel.planner.algebra.QueryRoot;
import io.firesteel.planner.lower.KernelEvaluation;
import io.firesteel.planner.parse.ParseOptions;
import io.firesteel.planner.parse.SqlParser;
import io.firesteel.planner.syntax.Query;
import io.firesteel.planner.syntax.QueryStatement;
import io.firesteel.storage.catalog.Catalog;
import io.firesteel.storage.catalog.CatalogConfiguration;
import io.firesteel.storage.catalog.CatalogTable;
import io.firesteel.storage.catalog.CatalogView;
import io.firesteel.storage.catalog.Column;
import io.firesteel.storage.catalog.JdbcCatalog;
import io.firesteel.storage.catalog.PartitionFilter;
import io.firesteel.storage.catalog.ResolvedTable;
import io.firesteel.storage.catalog.TableKind;
import io.firesteel.storage.catalog.TableName;
import io.firesteel.storage.catalog.TableResolver;
import io.firesteel.storage.catalog.TableStatistics;
import io.firesteel.storage.scan.ScanColumn;
import io.firesteel.storage.scan.TableFile;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.apache.calcite.plan.RelOptUtil;

/**
 * Analyses SQL over a catalog with a table {@code t} and two plain ones, {@code p} and {@code q}.
 */
final class TestAnalysis implements AutoCloseable {
  private final Catalog catalog;

  TestAnalysis(Path warehouse) {
    catalog = JdbcCatalog.open(CatalogConfiguration.inMemory(warehouse));
    SqlType struct = SqlType.struct(List.of(new SqlType.Field("f", SqlType.INT, false)));
    SqlType element = SqlType.struct(List.of(new SqlType.Field("x", SqlType.INT, false)));
    table(
        "t",
        List.of(
            column("a", SqlType.INT),
            column("s", struct),
            column("m", new SqlType.MapType(SqlType.STRING, SqlType.INT, false)),
            column("arr", SqlType.array(element, false)),
            column("b", SqlType.BOOLEAN)));
    table("p", List.of(Column.of("id", SqlType.INT), Column.of("name", SqlType.STRING)));
    table("q", List.of(Column.of("id", SqlType.INT), Column.of("amount", SqlType.decimal(10, 2))));
  }

  private static Column column(String name, SqlType type) {
    return Column.of(name, type).withNullable(false);
  }

  private void table(String name, List<Column> columns) {
    catalog.create(
        new CatalogTable(
            TableName.of("default", name),
            TableKind.EXTERNAL,
            "parquet",
            "file:/nowhere/" + name,
            columns,
            List.of(),
            Optional.empty(),
            Map.of(),
            Map.of(),
            Instant.EPOCH,
            "test"));
  }

  void view(String name, String sql, Map<String, String> settings, List<Column> columns) {
    catalog.createOrReplace(
        new CatalogView(
            TableName.of("default", name),
            sql,
            columns,
            columns.stream().map(Column::name).toList(),
            settings,
            "spark_catalog",
            "default",
            "COMPENSATION",
            Optional.empty(),
            Map.of(),
            Instant.EPOCH,
            "test"));
  }

  AnalysisContext context(String sql, Settings settings, Parameters parameters) {
    PlanningContext planning =
        new PlanningContext(
            new QueryContext("", sql, settings, 0, "test", "spark_catalog", "default"));
    return new AnalysisContext(
        planning,
        catalog,
        new DeclaredTables(),
        FunctionRegistry.builtIn(),
        SessionObjects.NONE,
        parameters,
        TestAnalysis::parse,
        new KernelEvaluation(planning));
  }

  static Query parse(String sql, Settings settings) {
    return ((QueryStatement) SqlParser.parseStatement(sql, ParseOptions.of(settings))).query();
  }

  QueryRoot analyse(String sql) {
    return analyse(sql, Settings.DEFAULTS);
  }

  QueryRoot analyse(String sql, Settings settings) {
    return Analyser.analyse(parse(sql, settings), context(sql, settings, Parameters.NONE));
  }

  /** The plan's text. */
  String plan(String sql) {
    return RelOptUtil.toString(analyse(sql).rel());
  }

  /** The columns as the battery writes them. */
  String columns(String sql) {
    StringJoiner all = new StringJoiner(" ; ");
    for (SqlType.Field field : analyse(sql).columns()) {
      all.add(field.name() + ": " + field.type().sqlName() + (field.nullable() ? "" : "!"));
    }
    return all.toString();
  }

  @Override
  public void close() {
    catalog.close();
  }

  /** Tables without files. */
  private static final class DeclaredTables implements TableResolver {
    @Override
    public ResolvedTable resolve(CatalogTable table, Settings settings) {
      return new DeclaredTable(table);
    }

    @Override
    public ResolvedTable resolvePath(
        String provider, String path, Map<String, String> options, Settings settings) {
      throw new UnsupportedOperationException(path);
    }

    @Override
    public boolean isProvider(String name) {
      return name.equals("parquet");
    }
  }

  private record DeclaredTable(CatalogTable table) implements ResolvedTable {
    @Override
    public String description() {
      return table.name().table();
    }

    @Override
    public String provider() {
      return "parquet";
    }

    @Override
    public String location() {
      return table.location();
    }

    @Override
    public List<Column> columns() {
      return table.columns();
    }

    @Override
    public List<ScanColumn> scanColumns() {
      return List.of();
    }

    @Override
    public List<Column> partitionColumns() {
      return List.of();
    }

    @Override
    public boolean declared() {
      return true;
    }

    @Override
    public List<TableFile> files(PartitionFilter filter) {
      return List.of();
    }

    @Override
    public List<List<Object>> partitions() {
      return List.of();
    }

    @Override
    public TableStatistics statistics() {
      return null;
    }
  }
}
