package io.firesteel.storage.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.setting.Settings;
import io.firesteel.core.type.SqlType;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JdbcCatalogTest {
  private static final Instant THEN = Instant.parse("2026-02-03T04:05:06.789Z");

  @TempDir Path warehouse;

  private static CatalogTable table(String database, String name) {
    return new CatalogTable(
        TableName.of(database, name),
        TableKind.EXTERNAL,
        "parquet",
        "file:/data/" + name,
        List.of(
            new Column("Id", SqlType.BIGINT, false, Optional.of("the key"), Optional.empty()),
            new Column("code", new SqlType.CharType(3), true, Optional.empty(), Optional.of("'x'")),
            Column.of("day", SqlType.DATE)),
        List.of("day"),
        Optional.of("a table"),
        Map.of("k", "v"),
        Map.of("mergeSchema", "true"),
        THEN,
        "ann");
  }

  private static CatalogView view(String database, String name) {
    return new CatalogView(
        TableName.of(database, name),
        "SELECT 1 AS one",
        List.of(Column.of("uno", SqlType.INT)),
        List.of("one"),
        Map.of("spark.sql.ansi.enabled", "true"),
        "spark_catalog",
        "default",
        "COMPENSATION",
        Optional.empty(),
        Map.of(),
        THEN,
        "ann");
  }

  private static Database database(String name) {
    return new Database(name, "file:/w/" + name, Optional.of("about"), Map.of("a", "b"), "ann");
  }

  private static void fails(
      String condition, Map<String, String> parameters, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            SqlException.class,
            e -> {
              assertThat(e.code().name()).isEqualTo(condition);
              assertThat(e.parameters()).isEqualTo(parameters);
            });
  }

  @Test
  void everythingSurvivesARestart() {
    CatalogFunction function =
        new CatalogFunction(
            TableName.of("d1", "twice"),
            "CREATE FUNCTION d1.twice(x INT) RETURNS INT RETURN 2 * x",
            Map.of("spark.sql.ansi.enabled", "true"),
            "spark_catalog",
            "d1",
            THEN,
            "ann");
    try (Catalog catalog = JdbcCatalog.open(CatalogConfiguration.local(warehouse))) {
      catalog.createDatabase(database("d1"));
      catalog.create(table("d1", "t"));
      catalog.create(view("d1", "v"));
      catalog.createFunction(function, false);
    }
    try (Catalog catalog = JdbcCatalog.open(CatalogConfiguration.local(warehouse))) {
      assertThat(catalog.databases()).extracting(Database::name).containsExactly("d1", "default");
      assertThat(catalog.requireDatabase("D1")).isEqualTo(database("d1"));
      assertThat(catalog.objects("d1")).containsExactly(table("d1", "t"), view("d1", "v"));
      assertThat(catalog.functions("d1")).containsExactly(function);
    }
  }

  @Test
  void namesCompareWithoutCase() {
    try (Catalog catalog = JdbcCatalog.open(CatalogConfiguration.inMemory(warehouse))) {
      catalog.createDatabase(database("Info"));
      catalog.create(table("INFO", "ITEM"));
      assertThat(catalog.find(TableName.of("info", "item"))).isPresent();
      assertThat(catalog.require(TableName.of("iNFO", "Item")).columns().get(0).name())
          .isEqualTo("Id");
      fails(
          "TABLE_OR_VIEW_ALREADY_EXISTS",
          Map.of("relationName", "`spark_catalog`.`info`.`item`"),
          () -> catalog.create(view("info", "Item")));
      fails(
          "SCHEMA_ALREADY_EXISTS",
          Map.of("schemaName", "`info`"),
          () -> catalog.createDatabase(database("INFO")));
    }
  }

  @Test
  void otherCatalogsHaveNothing() {
    try (Catalog catalog = JdbcCatalog.open(CatalogConfiguration.inMemory(warehouse))) {
      catalog.create(table("default", "t"));
      assertThat(catalog.find(new TableName("elsewhere", "default", "t"))).isEmpty();
    }
  }

  @Test
  void missingNamesAreSparksConditions() {
    try (Catalog catalog = JdbcCatalog.open(CatalogConfiguration.inMemory(warehouse))) {
      Map<String, String> nope = Map.of("schemaName", "`spark_catalog`.`nope`");
      fails("SCHEMA_NOT_FOUND", nope, () -> catalog.requireDatabase("nope"));
      fails("SCHEMA_NOT_FOUND", nope, () -> catalog.objects("nope"));
      fails("SCHEMA_NOT_FOUND", nope, () -> catalog.dropDatabase("nope", true));
      fails("SCHEMA_NOT_FOUND", nope, () -> catalog.alterDatabase("nope", d -> d));
      fails("SCHEMA_NOT_FOUND", nope, () -> catalog.create(table("nope", "t")));
      Map<String, String> t =
          Map.of(
              "relationName",
              "`spark_catalog`.`default`.`t`",
              "searchPath",
              "[`spark_catalog`.`default`]");
      TableName name = TableName.of("default", "t");
      fails("TABLE_OR_VIEW_NOT_FOUND", t, () -> catalog.require(name));
      fails("TABLE_OR_VIEW_NOT_FOUND", t, () -> catalog.drop(name));
      fails("TABLE_OR_VIEW_NOT_FOUND", t, () -> catalog.alter(name, o -> o));
      fails("TABLE_OR_VIEW_NOT_FOUND", t, () -> catalog.rename(name, TableName.of("default", "u")));
      fails(
          "ROUTINE_NOT_FOUND",
          Map.of("routineName", "`spark_catalog`.`default`.`t`"),
          () -> catalog.dropFunction(name));
    }
  }

  @Test
  void aDatabaseWithObjectsIsDroppedOnlyByCascade() {
    try (Catalog catalog = JdbcCatalog.open(CatalogConfiguration.inMemory(warehouse))) {
      catalog.createDatabase(database("d1"));
      catalog.create(table("d1", "t"));
      fails(
          "SCHEMA_NOT_EMPTY",
          Map.of("schemaName", "`d1`"),
          () -> catalog.dropDatabase("d1", false));
      assertThat(catalog.dropDatabase("d1", true)).containsExactly(table("d1", "t"));
      assertThat(catalog.find(TableName.of("d1", "t"))).isEmpty();
      catalog.createDatabase(database("d1"));
      assertThat(catalog.objects("d1")).isEmpty();
      fails(
          "UNSUPPORTED_FEATURE.DROP_DATABASE",
          Map.of("database", "`spark_catalog`.`default`"),
          () -> catalog.dropDatabase("Default", true));
    }
  }

  @Test
  void alterAndRenameReplaceTheEntry() {
    try (Catalog catalog = JdbcCatalog.open(CatalogConfiguration.inMemory(warehouse))) {
      catalog.createDatabase(database("d1"));
      catalog.create(table("default", "t"));
      TableName name = TableName.of("default", "t");
      catalog.alter(name, o -> ((CatalogTable) o).withProperties(Map.of("x", "y")));
      assertThat(catalog.require(name).properties()).containsExactly(Map.entry("x", "y"));
      TableName moved = TableName.of("d1", "u");
      catalog.rename(name, moved);
      assertThat(catalog.find(name)).isEmpty();
      assertThat(catalog.require(moved).properties()).containsExactly(Map.entry("x", "y"));
      catalog.createOrReplace(view("d1", "u"));
      assertThat(catalog.require(moved).kind()).isEqualTo(TableKind.VIEW);
      assertThat(catalog.defaultLocation(moved)).isEqualTo("file:/w/d1/u");
    }
  }

  @Test
  void aFailedChangeLeavesNothingBehind() {
    try (Catalog catalog = JdbcCatalog.open(CatalogConfiguration.local(warehouse))) {
      catalog.create(table("default", "t"));
      assertThatThrownBy(
              () ->
                  catalog.alter(
                      TableName.of("default", "t"),
                      o -> {
                        throw new IllegalStateException("no");
                      }))
          .isInstanceOf(IllegalStateException.class);
      assertThat(catalog.objects("default")).containsExactly(table("default", "t"));
    }
    try (Catalog catalog = JdbcCatalog.open(CatalogConfiguration.local(warehouse))) {
      assertThat(catalog.objects("default")).containsExactly(table("default", "t"));
    }
  }

  @Test
  void serversOnOneDatabaseSeeEachOthersChanges() {
    CatalogConfiguration shared = new CatalogConfiguration("file:/w", "jdbc:h2:mem:shared", "", "");
    try (JdbcCatalog one = JdbcCatalog.open(shared);
        JdbcCatalog two = JdbcCatalog.open(shared)) {
      one.create(table("default", "t"));
      fails(
          "TABLE_OR_VIEW_ALREADY_EXISTS",
          Map.of("relationName", "`spark_catalog`.`default`.`t`"),
          () -> two.create(table("default", "t")));
      two.create(table("default", "u"));
      one.refresh();
      assertThat(one.objects("default")).hasSize(2).isEqualTo(two.objects("default"));
    }
  }

  @Test
  void writersFromManyThreadsLoseNothing() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (Catalog catalog = JdbcCatalog.open(CatalogConfiguration.inMemory(warehouse))) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        int n = i;
        all.add(threads.submit(() -> catalog.create(table("default", "t" + n))));
      }
      for (Future<?> one : all) {
        one.get();
      }
      assertThat(catalog.objects("default")).hasSize(40);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aRemoteWarehouseNeedsADatabase() {
    assertThat(CatalogConfiguration.local(warehouse).warehouse()).isEqualTo("file:" + warehouse);
    Settings remote = Settings.of(Map.of("spark.sql.warehouse.dir", "hdfs://host/warehouse"));
    assertThatThrownBy(() -> CatalogConfiguration.of(remote))
        .hasMessageContaining("firesteel.catalog.url");
  }
}
