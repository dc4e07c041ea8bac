package io.firesteel.storage.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.setting.Settings;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.ByteSlice;
import io.firesteel.storage.catalog.CatalogTable;
import io.firesteel.storage.catalog.Column;
import io.firesteel.storage.catalog.PartitionFilter;
import io.firesteel.storage.catalog.ResolvedTable;
import io.firesteel.storage.catalog.SchemaJson;
import io.firesteel.storage.catalog.TableKind;
import io.firesteel.storage.catalog.TableName;
import io.firesteel.storage.file.FileAccess;
import io.firesteel.storage.scan.TableFile;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The expected answers are Spark 4.2's for the same directories. */
class DirectoryTablesTest {
  private static final Column ID = Column.of("id", SqlType.INT);

  @TempDir Path root;

  private final DirectoryTables tables =
      new DirectoryTables(new FileAccess(new Configuration()), new TextSchemaFormat());

  private void file(String name, Column... columns) throws IOException {
    Path path = root.resolve(name);
    Files.createDirectories(path.getParent());
    Files.writeString(path, SchemaJson.write(Arrays.asList(columns)));
  }

  /** A file with the column id in a directory. */
  private void in(String directory) throws IOException {
    file(directory + "/part-0.parquet", ID);
  }

  private ResolvedTable read(String path, String... settings) {
    Settings all = Settings.DEFAULTS;
    for (int i = 0; i < settings.length; i += 2) {
      all = all.with(settings[i], settings[i + 1]);
    }
    return tables.resolvePath("parquet", root + path, Map.of(), all);
  }

  private static List<String> schema(ResolvedTable table) {
    return table.columns().stream().map(c -> c.name() + " " + c.type().simpleName()).toList();
  }

  private static List<List<Object>> values(ResolvedTable table) {
    return table.files(PartitionFilter.ALL).stream().map(TableFile::partitionValues).toList();
  }

  private CatalogTable declared(String path, List<String> partitions, Column... columns) {
    return new CatalogTable(
        TableName.of("default", "t"),
        TableKind.EXTERNAL,
        "parquet",
        "file:" + root + path,
        List.of(columns),
        partitions,
        Optional.empty(),
        Map.of(),
        Map.of(),
        Instant.EPOCH,
        "");
  }

  private static void fails(String condition, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            SqlException.class, e -> assertThat(e.code().name()).isEqualTo(condition));
  }

  private static ByteSlice text(String s) {
    return ByteSlice.of(s);
  }

  @Test
  void aDirectoryIsATable() throws IOException {
    in("t");
    file("t/part-1.parquet", ID);
    file("t/_SUCCESS", ID);
    file("t/.part-1.parquet.crc", ID);
    file("t/_temporary/0/part.parquet", ID);
    file("t/sub/other.parquet", ID);
    Files.createFile(root.resolve("t/empty.parquet"));
    ResolvedTable table = read("/t");
    assertThat(schema(table)).containsExactly("id int");
    assertThat(table.files(PartitionFilter.ALL))
        .extracting(f -> f.file().path())
        .containsExactly(
            "file:" + root + "/t/part-0.parquet", "file:" + root + "/t/part-1.parquet");
    assertThat(table.declared()).isFalse();
  }

  @Test
  void newFilesAreSeenByTheNextQuery() throws IOException {
    in("t");
    assertThat(read("/t").files(PartitionFilter.ALL)).hasSize(1);
    file("t/part-9.parquet", ID);
    assertThat(read("/t").files(PartitionFilter.ALL)).hasSize(2);
  }

  @Test
  void aFileOrAPatternIsATable() throws IOException {
    in("t/a=1");
    in("t/a=2");
    assertThat(schema(read("/t/a=1/part-0.parquet"))).containsExactly("id int");
    assertThat(schema(read("/t/*/*.parquet"))).containsExactly("id int");
    assertThat(read("/t/*/*.parquet").files(PartitionFilter.ALL)).hasSize(2);
    assertThat(read("/t/a={1,3}").files(PartitionFilter.ALL)).hasSize(1);
    assertThat(schema(read("/t/a=1"))).containsExactly("id int");
  }

  @Test
  void partitionColumnsComeFromDirectories() throws IOException {
    in("t/a=1/b=x");
    in("t/a=2/b=y%20z%2F");
    in("t/a=__HIVE_DEFAULT_PARTITION__/b=%C3%A9");
    ResolvedTable table = read("/t");
    assertThat(schema(table)).containsExactly("id int", "a int", "b string");
    assertThat(values(table))
        .containsExactly(
            List.of(1, text("x")), List.of(2, text("y z/")), Arrays.asList(null, text("Ã©")));
    assertThat(table.files(v -> Integer.valueOf(2).equals(v.get(0)))).hasSize(1);
    assertThat(table.partitionColumns()).extracting(Column::name).containsExactly("a", "b");
  }

  private void infers(String type, List<Object> expected, String... texts) throws IOException {
    String name = "i" + Math.abs(Arrays.hashCode(texts));
    for (String text : texts) {
      in(name + "/a=" + text);
    }
    ResolvedTable table = read("/" + name);
    assertThat(schema(table)).containsExactly("id int", "a " + type);
    assertThat(values(table).stream().map(v -> v.get(0)))
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void typesOfPartitionColumnsAreInferredFromAllValues() throws IOException {
    infers("int", List.of(-1, 5, 7), "-1", "+5", "007");
    infers("bigint", List.of(1L, 99999999999L), "1", "99999999999");
    infers("double", List.of(1.0, 2.5), "1", "2.5");
    infers("double", List.of(5.0, Double.NaN, 8.0), " 5", "NaN", "0x1p3");
    infers(
        "decimal(23,0)",
        List.of(new BigDecimal("12345678901"), new BigDecimal("99999999999999999999999")),
        "12345678901",
        "99999999999999999999999");
    infers("decimal(4,0)", List.of(new BigDecimal("1000")), "1e3");
    infers("string", List.of(text("1.5"), text("12345678901")), "1.5", "12345678901");
    infers("date", List.of(18262), "2020-01-01");
    infers(
        "timestamp",
        List.of(1577836800_000000L, 1577959872_000000L),
        "2020-01-01",
        "2020-01-02 10%3A11%3A12");
    infers("string", List.of(text("2020-01-01"), text("7")), "2020-01-01", "7");
    infers("string", List.of(text("2020-02-30")), "2020-02-30");
    infers("string", List.of(text("2020-01-01T10:11:12")), "2020-01-01T10:11:12");
    infers("string", List.of(text("2020-01-01 00:00:00.123456")), "2020-01-01 00:00:00.123456");
    infers("time(6)", List.of(36672_000_000_000L), "10:11:12");
    infers("string", List.of(text("true"), text("null")), "true", "null");
    infers("string", List.of(text("1")), "%31");
    infers("string", List.of(text("b=c")), "b=c");
    infers("void", Arrays.asList((Object) null), "__HIVE_DEFAULT_PARTITION__");
  }

  @Test
  void inferenceCanBeSwitchedOff() throws IOException {
    in("t/a=1.0/b=010");
    ResolvedTable table =
        read("/t", "spark.sql.sources.partitionColumnTypeInference.enabled", "false");
    assertThat(schema(table)).containsExactly("id int", "a string", "b string");
    assertThat(values(table)).containsExactly(List.of(text("1.0"), text("010")));
  }

  @Test
  void timestampsOfDirectoriesAreInTheSessionsZone() throws IOException {
    in("t/a=2020-01-02 10:11:12");
    assertThat(values(read("/t", "spark.sql.session.timeZone", "Europe/Paris")))
        .containsExactly(List.of(1577959872_000000L - 3600_000000L));
    assertThat(schema(read("/t", "spark.sql.timestampType", "TIMESTAMP_NTZ")))
        .containsExactly("id int", "a timestamp_ntz");
  }

  @Test
  void aPartitionColumnThatFilesHaveTooStaysAtItsPlace() throws IOException {
    file("t/a=1/b=x/f.parquet", Column.of("A", SqlType.BIGINT), ID, Column.of("b", SqlType.DATE));
    ResolvedTable table = read("/t");
    assertThat(schema(table)).containsExactly("A int", "id int", "b string");
    assertThat(values(table)).containsExactly(List.of(1, text("x")));
  }

  @Test
  void filesAbovePartitionsAreNotOfTheTable() throws IOException {
    in("t");
    in("t/a=5");
    in("t/x/_y");
    assertThat(values(read("/t"))).containsExactly(List.of(5));
    in("u/x/a=1");
    assertThat(schema(read("/u"))).containsExactly("id int", "a int");
    in("v/a=1/x/b=2");
    assertThat(schema(read("/v"))).containsExactly("id int", "b int");
    in("w/a=1/_b=x");
    assertThat(schema(read("/w"))).containsExactly("id int", "a int", "_b string");
  }

  @Test
  void contradictingDirectoriesAreRefused() throws IOException {
    in("t/a=1");
    in("t/b=1");
    fails("CONFLICTING_PARTITION_COLUMN_NAMES", () -> read("/t"));
    in("u/a=1/b=2");
    in("u/a=2");
    fails("CONFLICTING_PARTITION_COLUMN_NAMES", () -> read("/u"));
    in("v/x/a=1");
    in("v/y/a=2");
    fails("CONFLICTING_DIRECTORY_STRUCTURES", () -> read("/v"));
    in("w/a=");
    fails("EMPTY_PARTITION_COLUMN_VALUE", () -> read("/w"));
    in("x/=5");
    fails("EMPTY_PARTITION_COLUMN_NAME", () -> read("/x"));
    in("y/a=5/a=6");
    fails("COLUMN_ALREADY_EXISTS", () -> read("/y"));
    in("z/A=1");
    in("z/a=2");
    assertThat(values(read("/z"))).containsExactly(List.of(1), List.of(2));
    fails(
        "CONFLICTING_PARTITION_COLUMN_NAMES", () -> read("/z", "spark.sql.caseSensitive", "true"));
  }

  @Test
  void missingPathsAndEmptyDirectoriesAreClearErrors() throws IOException {
    Files.createDirectories(root.resolve("empty"));
    fails("PATH_NOT_FOUND", () -> read("/nope"));
    fails("PATH_NOT_FOUND", () -> read("/nope*"));
    fails("UNABLE_TO_INFER_SCHEMA", () -> read("/empty"));
    in("deep/x");
    fails("UNABLE_TO_INFER_SCHEMA", () -> read("/deep"));
    fails(
        "INVALID_EMPTY_LOCATION",
        () -> tables.resolvePath("parquet", "", Map.of(), Settings.DEFAULTS));
    fails(
        "DATA_SOURCE_NOT_FOUND",
        () -> tables.resolvePath("orc", root + "/deep", Map.of(), Settings.DEFAULTS));
    fails(
        "FAILED_READ_FILE.UNSUPPORTED_FILE_SYSTEM",
        () -> tables.resolvePath("parquet", "foo://x/y", Map.of(), Settings.DEFAULTS));
  }

  @Test
  void optionsChangeWhatIsListed() throws IOException {
    in("t/a=1/b=2");
    file("t/a=1/b=2/other.txt", Column.of("x", SqlType.DATE));
    String path = root + "/t/a=1";
    assertThat(
            schema(
                tables.resolvePath(
                    "parquet",
                    path,
                    Map.of("basepath", root + "/t", "pathGlobFilter", "*.parquet"),
                    Settings.DEFAULTS)))
        .containsExactly("id int", "a int", "b int");
    ResolvedTable all =
        tables.resolvePath(
            "parquet", root + "/t", Map.of("recursiveFileLookup", "true"), Settings.DEFAULTS);
    assertThat(all.files(PartitionFilter.ALL)).hasSize(2);
    assertThat(all.partitionColumns()).isEmpty();
  }

  @Test
  void aDirectorysColumnsAreThoseOfOneFileUnlessMerged() throws IOException {
    Column s = Column.of("s", SqlType.struct(List.of(SqlType.field("p", SqlType.INT))));
    Column t = Column.of("S", SqlType.struct(List.of(SqlType.field("q", SqlType.DATE))));
    file("t/a.parquet", ID, Column.of("x", SqlType.INT), s, Column.of("d", SqlType.decimal(5, 1)));
    file("t/b.parquet", Column.of("y", SqlType.DATE), Column.of("ID", SqlType.BIGINT), t);
    file("t/c.parquet", Column.of("d", SqlType.decimal(6, 4)), Column.of("x", SqlType.FLOAT));
    assertThat(schema(read("/t")))
        .containsExactly("id int", "x int", "s struct<p:int>", "d decimal(5,1)");
    assertThat(schema(read("/t", "spark.sql.parquet.mergeSchema", "true")))
        .containsExactly(
            "id bigint", "x double", "s struct<p:int,q:date>", "d decimal(8,4)", "y date");
    file("t/d.parquet", Column.of("s", SqlType.struct(List.of(SqlType.field("P", SqlType.DATE)))));
    assertThatThrownBy(() -> read("/t", "spark.sql.parquet.mergeSchema", "true"))
        .hasMessageContaining("CANNOT_MERGE_SCHEMAS")
        .hasMessageContaining("s.p")
        .hasMessageContaining("d.parquet")
        .hasMessageContaining("INT")
        .hasMessageContaining("DATE");
  }

  @Test
  void declaredColumnsHoldInsteadOfTheFiles() throws IOException {
    in("t/a=007");
    ResolvedTable table =
        tables.resolve(
            declared(
                "/t",
                List.of("a"),
                Column.of("ID", SqlType.BIGINT),
                Column.of("extra", SqlType.DATE),
                Column.of("a", SqlType.STRING)),
            Settings.DEFAULTS);
    assertThat(schema(table)).containsExactly("ID bigint", "extra date", "a string");
    assertThat(values(table)).containsExactly(List.of(text("007")));
    assertThat(table.declared()).isTrue();

    ResolvedTable found = tables.resolve(declared("/t", List.of(), ID), Settings.DEFAULTS);
    assertThat(schema(found)).containsExactly("id int", "a int");
    fails(
        "CONFLICTING_PARTITION_COLUMN_NAMES",
        () ->
            tables.resolve(
                declared("/t", List.of("z"), ID, Column.of("z", SqlType.INT)), Settings.DEFAULTS));
    in("u/a=x");
    fails(
        "INVALID_PARTITION_VALUE",
        () ->
            tables.resolve(
                declared("/u", List.of("a"), ID, Column.of("a", SqlType.INT)), Settings.DEFAULTS));
  }

  @Test
  void aDeclaredTableWithoutDirectoryIsEmpty() {
    ResolvedTable table =
        tables.resolve(
            declared("/none", List.of("p"), ID, Column.of("p", SqlType.DATE)), Settings.DEFAULTS);
    assertThat(schema(table)).containsExactly("id int", "p date");
    assertThat(table.files(PartitionFilter.ALL)).isEmpty();
    assertThat(table.statistics().rows()).isZero();
    fails("PATH_NOT_FOUND", () -> tables.resolve(declared("/none", List.of()), Settings.DEFAULTS));
  }

  @Test
  void statisticsAreOfAllFilesOrASample() throws IOException {
    List<String> days = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      String day = "d=" + (1000 + i);
      days.add(day);
      if (i < 3) {
        in("few/" + day);
      }
      in("many/" + day);
    }
    ResolvedTable few = read("/few");
    assertThat(few.statistics().rows()).isEqualTo(30);
    assertThat(few.statistics().sampled()).isFalse();
    assertThat(few.statistics().columns().get(0).nulls()).hasValue(6);
    assertThat(few.statistics().columns().get(0).min()).hasValue(1);
    assertThat(few.statistics().columns().get(0).distinct()).hasValue(4);
    assertThat(few.statistics().columns().get(1).distinct()).hasValue(3);
    assertThat(few.statistics().columns().get(1).max()).hasValue(1002);
    ResolvedTable many = read("/many");
    assertThat(many.statistics().rows()).isEqualTo(2000);
    assertThat(many.statistics().sampled()).isTrue();
    assertThat(many.partitions()).hasSize(200);
  }
}
