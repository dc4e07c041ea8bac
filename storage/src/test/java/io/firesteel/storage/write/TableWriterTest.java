package io.firesteel.storage.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.setting.Settings;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.Batch;
import io.firesteel.core.vector.ByteSlice;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.DictionaryVector;
import io.firesteel.core.vector.IntVector;
import io.firesteel.core.vector.MapValue;
import io.firesteel.core.vector.Validity;
import io.firesteel.core.vector.Vectors;
import io.firesteel.storage.catalog.Column;
import io.firesteel.storage.catalog.SchemaJson;
import io.firesteel.storage.file.FileAccess;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.io.LocalInputFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files are read back with parquet-java's own example reader. */
class TableWriterTest {
  private static final FileAccess ACCESS = new FileAccess(new Configuration());

  @TempDir Path root;

  private WriteSpec spec(int partitions, OverwriteMode overwrite, Column... columns) {
    return WriteSpec.of(
        "file:" + root + "/t",
        List.of(columns),
        partitions,
        overwrite,
        Map.of(),
        Settings.DEFAULTS);
  }

  private static Batch batch(List<Column> columns, Object[]... rows) {
    ColumnVector[] vectors = new ColumnVector[columns.size()];
    for (int i = 0; i < vectors.length; i++) {
      List<Object> values = new ArrayList<>();
      for (Object[] row : rows) {
        values.add(row[i]);
      }
      vectors[i] = Vectors.of(columns.get(i).type(), values);
    }
    return new Batch(vectors, rows.length);
  }

  private static Object[] row(Object... values) {
    return values;
  }

  private static WriteResult write(WriteSpec spec, Object[]... rows) {
    TableWriter writer = TableWriter.open(ACCESS, spec);
    try (TaskWriter task = writer.newTask()) {
      task.write(batch(spec.columns(), rows));
    }
    return writer.commit();
  }

  private List<String> tree() throws IOException {
    Path table = root.resolve("t");
    try (Stream<Path> all = Files.walk(table)) {
      return all.filter(Files::isRegularFile)
          .map(
              p ->
                  table.relativize(p).toString().replaceAll("part-(\\d+)-[0-9a-f-]{36}", "part-$1"))
          .sorted()
          .toList();
    }
  }

  private static List<String> records(String uri) throws IOException {
    List<String> records = new ArrayList<>();
    try (ParquetReader<Group> reader =
        new ParquetReader.Builder<Group>(new LocalInputFile(Path.of(uri.substring(5)))) {
          @Override
          protected GroupReadSupport getReadSupport() {
            return new GroupReadSupport();
          }
        }.build()) {
      for (Group group = reader.read(); group != null; group = reader.read()) {
        records.add(group.toString().replaceAll("\\s+", " ").trim());
      }
    }
    return records;
  }

  private static FileMetaData footer(String uri) throws IOException {
    try (ParquetFileReader reader =
        ParquetFileReader.open(new LocalInputFile(Path.of(uri.substring(5))))) {
      return reader.getFooter().getFileMetaData();
    }
  }

  @Test
  void theLayoutsAreSparks() throws IOException {
    List<Column> columns = new ArrayList<>();
    int n = 0;
    for (SqlType type :
        List.of(
            SqlType.BOOLEAN,
            SqlType.TINYINT,
            SqlType.SMALLINT,
            SqlType.INT,
            SqlType.BIGINT,
            SqlType.FLOAT,
            SqlType.DOUBLE,
            SqlType.decimal(9, 2),
            SqlType.decimal(18, 0),
            SqlType.decimal(19, 3),
            SqlType.decimal(38, 10),
            SqlType.STRING,
            new SqlType.CharType(3),
            SqlType.BINARY,
            SqlType.DATE,
            SqlType.TIMESTAMP,
            SqlType.TIMESTAMP_NTZ,
            SqlType.TIME,
            new SqlType.YearMonthIntervalType(1, 1),
            SqlType.DAY_TIME,
            SqlType.array(SqlType.INT),
            SqlType.map(SqlType.STRING, SqlType.decimal(5, 1)),
            SqlType.struct(List.of(SqlType.field("a", SqlType.array(SqlType.STRING)))),
            SqlType.VARIANT,
            SqlType.VOID)) {
      columns.add(Column.of("c" + n++, type));
    }
    WriteSpec spec = spec(0, OverwriteMode.APPEND, columns.toArray(new Column[0]));
    Object[] nulls = new Object[columns.size()];
    WriteResult result =
        write(
            spec,
            row(
                true,
                -8,
                -16,
                -32,
                -64L,
                1.5f,
                -2.5,
                new BigDecimal("-1234567.89"),
                new BigDecimal("-123456789012345678"),
                new BigDecimal("-1234567890123456.789"),
                new BigDecimal("-1234567890123456789012345678.0123456789"),
                ByteSlice.of("é"),
                ByteSlice.of("ab "),
                ByteSlice.of("xyz"),
                18262,
                1577836800_000001L,
                -1L,
                36672_000_001_000L,
                -7,
                -86400_000_000L,
                Arrays.asList(1, null, 3),
                new MapValue(
                    List.of(ByteSlice.of("k"), ByteSlice.of("l")),
                    Arrays.asList(new BigDecimal("1.5"), null)),
                List.of(List.of(ByteSlice.of("in"))),
                List.of(ByteSlice.of("V"), ByteSlice.of("M")),
                null),
            nulls);
    assertThat(result.rows()).isEqualTo(2);
    assertThat(result.files()).hasSize(1);
    String file = result.files().get(0);
    FileMetaData footer = footer(file);
    assertThat(SchemaJson.read(footer.getKeyValueMetaData().get(SchemaJson.FOOTER_KEY)))
        .extracting(Column::type)
        .containsExactlyElementsOf(
            columns.stream().map(Column::type).map(t -> t.isText() ? SqlType.STRING : t).toList());
    // parquet-java's toString writes type names in the machine's locale, which is Turkish here.
    assertThat(footer.getSchema().toString().replaceAll("\\s+", " ").replace('ı', 'i'))
        .contains("optional int32 c1 (INTEGER(8,true));")
        .contains("optional int32 c3;")
        .contains("optional int32 c7 (DECIMAL(9,2));")
        .contains("optional int64 c8 (DECIMAL(18,0));")
        .contains("optional fixed_len_byte_array(9) c9 (DECIMAL(19,3));")
        .contains("optional fixed_len_byte_array(16) c10 (DECIMAL(38,10));")
        .contains("optional binary c12 (STRING);")
        .contains("optional binary c13;")
        .contains("optional int64 c15 (TIMESTAMP(MICROS,true));")
        .contains("optional int64 c16 (TIMESTAMP(MICROS,false));")
        .contains("optional int64 c17 (TIME(MICROS,false));")
        .contains("optional int32 c18;")
        .contains("optional int64 c19;")
        .contains("optional group c20 (LIST) { repeated group list { optional int32 element; } }")
        .contains(
            "optional group c21 (MAP) { repeated group key_value { required binary key (STRING);"
                + " optional int32 value (DECIMAL(5,1)); } }")
        .contains(
            "optional group c23 (VARIANT(1)) { required binary metadata; required binary value; }")
        .contains("optional boolean c24 (UNKNOWN);");
    List<String> records = records(file);
    assertThat(records).hasSize(2);
    assertThat(records.get(0))
        .startsWith("c0: true c1: -8 c2: -16 c3: -32 c4: -64 c5: 1.5 c6: -2.5 c7: -123456789")
        .contains("c8: -123456789012345678 ")
        .contains("c11: é c12: ab c13: xyz c14: 18262 c15: 1577836800000001 c16: -1")
        .contains("c17: 36672000001 c18: -7 c19: -86400000000")
        .contains("c20 list element: 1 list list element: 3 c21")
        .contains("c21 key_value key: k value: 15 key_value key: l c22")
        .contains("c22 a list element: in c23 metadata: M value: V");
    assertThat(records.get(1)).isEmpty();
  }

  @Test
  void wideDecimalsAreBigEndian() throws IOException {
    Column d = Column.of("d", SqlType.decimal(20, 1));
    WriteSpec spec = spec(0, OverwriteMode.APPEND, d);
    BigDecimal[] values = {
      new BigDecimal("1234567890123456789.0"), new BigDecimal("-0.1"), new BigDecimal("0.0")
    };
    String file = write(spec, row(values[0]), row(values[1]), row(values[2])).files().get(0);
    List<BigDecimal> read = new ArrayList<>();
    try (ParquetReader<Group> reader =
        new ParquetReader.Builder<Group>(new LocalInputFile(Path.of(file.substring(5)))) {
          @Override
          protected GroupReadSupport getReadSupport() {
            return new GroupReadSupport();
          }
        }.build()) {
      for (Group group = reader.read(); group != null; group = reader.read()) {
        byte[] bytes = group.getBinary(0, 0).getBytes();
        read.add(new BigDecimal(new java.math.BigInteger(bytes), 1));
      }
    }
    assertThat(read).containsExactly(values);
  }

  @Test
  void encodedVectorsAreWrittenAsTheirValues() throws IOException {
    Column c = Column.of("c", SqlType.INT);
    WriteSpec spec = spec(0, OverwriteMode.APPEND, c, Column.of("d", SqlType.INT));
    ColumnVector dictionary =
        new DictionaryVector(
            new IntVector(new int[] {10, 20}, Validity.ALL, 2),
            new int[] {1, 0, 1},
            Validity.ofNulls(new boolean[] {false, false, true}, 3),
            3,
            true);
    TableWriter writer = TableWriter.open(ACCESS, spec);
    try (TaskWriter task = writer.newTask()) {
      task.write(
          new Batch(new ColumnVector[] {dictionary, Vectors.constant(SqlType.INT, 7, 3)}, 3));
    }
    assertThat(records(writer.commit().files().get(0)))
        .containsExactly("c: 20 d: 7", "c: 10 d: 7", "d: 7");
  }

  @Test
  void rowsGoToTheDirectoriesOfTheirPartitions() throws IOException {
    WriteSpec spec =
        spec(
            2,
            OverwriteMode.APPEND,
            Column.of("id", SqlType.INT),
            Column.of("day", SqlType.TIMESTAMP),
            Column.of("p", SqlType.STRING));
    Long noon = 1577880000_500000L;
    WriteResult result =
        write(
            spec,
            row(1, noon, ByteSlice.of("a/b=c")),
            row(2, null, ByteSlice.of("")),
            row(3, noon, ByteSlice.of("a/b=c")));
    assertThat(result.rows()).isEqualTo(3);
    assertThat(tree())
        .containsExactly(
            "day=2020-01-01 12%3A00%3A00.5/p=a%2Fb%3Dc/part-00000-c000.snappy.parquet",
            "day=__HIVE_DEFAULT_PARTITION__/p=__HIVE_DEFAULT_PARTITION__/part-00000-c001.snappy.parquet");
    assertThat(records(result.files().get(0))).containsExactly("id: 1", "id: 3");
  }

  @Test
  void severalTasksMakeOneCommit() throws Exception {
    WriteSpec spec = spec(0, OverwriteMode.APPEND, Column.of("id", SqlType.INT));
    TableWriter writer = TableWriter.open(ACCESS, spec);
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < 3; t++) {
      int base = t * 100;
      Thread thread =
          new Thread(
              () -> {
                try (TaskWriter task = writer.newTask()) {
                  for (int i = 0; i < 10; i++) {
                    task.write(batch(spec.columns(), row(base + i)));
                  }
                }
              });
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(tree()).allMatch(name -> name.startsWith("_temporary/"));
    WriteResult result = writer.commit();
    assertThat(result.rows()).isEqualTo(30);
    assertThat(result.files()).hasSize(3);
    assertThat(result.bytes()).isPositive();
    assertThat(tree()).hasSize(3).noneMatch(name -> name.startsWith("_temporary/"));
  }

  @Test
  void abortLeavesNothingAndATaskLeftOpenIsNotCommitted() throws IOException {
    WriteSpec spec = spec(0, OverwriteMode.APPEND, Column.of("id", SqlType.INT));
    write(spec, row(1));
    TableWriter aborted = TableWriter.open(ACCESS, spec);
    TaskWriter open = aborted.newTask();
    open.write(batch(spec.columns(), row(2)));
    aborted.abort();
    assertThat(tree()).hasSize(1);

    TableWriter partial = TableWriter.open(ACCESS, spec);
    TaskWriter lost = partial.newTask();
    lost.write(batch(spec.columns(), row(3)));
    assertThat(partial.commit().rows()).isZero();
    assertThat(tree()).hasSize(1);
  }

  @Test
  void overwriteReplacesWhatItShould() throws IOException {
    Column id = Column.of("id", SqlType.INT);
    Column p = Column.of("p", SqlType.INT);
    write(spec(1, OverwriteMode.APPEND, id, p), row(1, 1), row(2, 2));
    Files.writeString(root.resolve("t/_keep"), "hidden");
    write(spec(1, OverwriteMode.REPLACE_PARTITIONS, id, p), row(9, 2), row(8, 3));
    assertThat(tree()).hasSize(4);
    write(spec(1, OverwriteMode.REPLACE_ALL, id, p).withStaticPartition("p=2"));
    assertThat(tree()).hasSize(3).noneMatch(name -> name.startsWith("p=2/"));
    write(spec(1, OverwriteMode.REPLACE_ALL, id, p), row(7, 4));
    assertThat(tree()).containsExactly("_keep", "p=4/part-00000-c000.snappy.parquet");
  }

  @Test
  void anOverwriteWithoutRowsKeepsTheColumns() throws IOException {
    WriteResult result = write(spec(0, OverwriteMode.REPLACE_ALL, Column.of("id", SqlType.INT)));
    assertThat(result.rows()).isZero();
    assertThat(footer(result.files().get(0)).getSchema().getFieldCount()).isEqualTo(1);
  }

  @Test
  void manyAlternatingPartitionsDoNotKeepManyFilesOpen() throws IOException {
    WriteSpec spec =
        spec(1, OverwriteMode.APPEND, Column.of("id", SqlType.INT), Column.of("p", SqlType.INT));
    Object[][] rows = new Object[300][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = row(i, i % 150);
    }
    WriteResult result = write(spec, rows);
    assertThat(result.rows()).isEqualTo(300);
    assertThat(result.files()).hasSize(150);
  }

  @Test
  void whatCannotBeWrittenIsRefused() {
    assertThatThrownBy(
            () -> spec(0, OverwriteMode.APPEND, Column.of("i", SqlType.CALENDAR_INTERVAL)))
        .hasMessageContaining("UNSUPPORTED_DATA_TYPE_FOR_DATASOURCE");
    assertThatThrownBy(
            () ->
                spec(
                    0,
                    OverwriteMode.APPEND,
                    Column.of("a", SqlType.INT),
                    Column.of("A", SqlType.INT)))
        .hasMessageContaining("COLUMN_ALREADY_EXISTS");
    assertThatThrownBy(
            () -> spec(0, OverwriteMode.APPEND, Column.of("s", SqlType.struct(List.of()))))
        .hasMessageContaining("EMPTY_SCHEMA_NOT_SUPPORTED_FOR_DATASOURCE");
    assertThatThrownBy(() -> spec(1, OverwriteMode.APPEND, Column.of("p", SqlType.INT)))
        .hasMessageContaining("ALL_PARTITION_COLUMNS_NOT_ALLOWED");
    assertThatThrownBy(
            () ->
                WriteSpec.of(
                    "file:/x",
                    List.of(Column.of("a", SqlType.INT)),
                    0,
                    OverwriteMode.APPEND,
                    Map.of("Compression", "brotli"),
                    Settings.DEFAULTS))
        .hasMessageContaining("CODEC_NOT_AVAILABLE");
    Column required = new Column("r", SqlType.INT, false, Optional.empty(), Optional.empty());
    assertThatThrownBy(() -> write(spec(0, OverwriteMode.APPEND, required), row((Object) null)))
        .isInstanceOf(SqlException.class)
        .hasMessageContaining("NOT_NULL_ASSERT_VIOLATION");
  }

  @Test
  void everyCodecWorks() throws IOException {
    for (String codec : List.of("none", "snappy", "gzip", "zstd", "lz4_raw")) {
      WriteSpec spec =
          WriteSpec.of(
              "file:" + root + "/" + codec,
              List.of(Column.of("s", SqlType.STRING)),
              0,
              OverwriteMode.APPEND,
              Map.of("compression", codec),
              Settings.DEFAULTS);
      assertThat(records(write(spec, row(ByteSlice.of("hello"))).files().get(0)))
          .containsExactly("s: hello");
    }
  }

  @Test
  void anAbortedWriteLeavesNothingWhateverItsTasksDoNext() throws IOException {
    List<Column> columns = List.of(Column.of("a", SqlType.INT));
    write(spec(0, OverwriteMode.APPEND, columns.toArray(new Column[0])), row(1));
    List<String> before = tree();
    TableWriter writer =
        TableWriter.open(
            ACCESS, spec(0, OverwriteMode.REPLACE_ALL, columns.toArray(new Column[0])));
    TaskWriter running = writer.newTask();
    running.write(batch(columns, row(2)));
    TaskWriter done = writer.newTask();
    done.write(batch(columns, row(3)));
    done.close();
    writer.abort();
    assertThatThrownBy(() -> running.write(batch(columns, row(4))))
        .hasMessageContaining("QUERY_CANCELLED");
    assertThatThrownBy(running::close).hasMessageContaining("QUERY_CANCELLED");
    assertThatThrownBy(writer::newTask).hasMessageContaining("QUERY_CANCELLED");
    assertThat(tree()).isEqualTo(before);
  }

  @Test
  void manyTasksWriteAtOnce() throws Exception {
    List<Column> columns = List.of(Column.of("a", SqlType.INT), Column.of("p", SqlType.INT));
    TableWriter writer =
        TableWriter.open(ACCESS, spec(1, OverwriteMode.APPEND, columns.toArray(new Column[0])));
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < 4; t++) {
      int p = t % 2;
      Thread thread =
          new Thread(
              () -> {
                try (TaskWriter task = writer.newTask()) {
                  for (int i = 0; i < 50; i++) {
                    task.write(batch(columns, row(i, p)));
                  }
                }
              });
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(writer.commit().rows()).isEqualTo(200);
    assertThat(tree()).hasSize(4).allMatch(name -> name.matches("p=[01]/part-.*"));
  }
}
