package io.firesteel.storage.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import io.firesteel.core.setting.Settings;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.Batch;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.DictionaryVector;
import io.firesteel.storage.scan.BatchSource;
import io.firesteel.storage.scan.FileStatistics;
import io.firesteel.storage.scan.ScanColumn;
import io.firesteel.storage.scan.ScanSpec;
import io.firesteel.storage.scan.Split;
import io.firesteel.storage.scan.TableFile;
import io.firesteel.storage.scan.TableScan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ParquetReadTest {
  @TempDir Path folder;

  private static Stream<Arguments> layouts() {
    List<Arguments> all = new ArrayList<>();
    for (WriterVersion version : WriterVersion.values()) {
      for (boolean dictionary : new boolean[] {true, false}) {
        for (double nulls : new double[] {0, 0.15, 1}) {
          all.add(Arguments.of(version, dictionary, nulls, CompressionCodecName.SNAPPY));
        }
      }
      for (CompressionCodecName codec :
          List.of(
              CompressionCodecName.UNCOMPRESSED,
              CompressionCodecName.GZIP,
              CompressionCodecName.ZSTD,
              CompressionCodecName.LZ4_RAW)) {
        all.add(Arguments.of(version, true, 0.3, codec));
      }
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("layouts")
  void readsWhatWasWritten(
      WriterVersion version, boolean dictionary, double nulls, CompressionCodecName codec)
      throws Exception {
    for (int distinct : new int[] {3, 400}) {
      Path file = folder.resolve("t" + distinct + ".parquet");
      RandomTable table = new RandomTable(distinct * 31L + version.ordinal(), nulls, distinct);
      table.write(
          file,
          RandomTable.SCHEMA,
          1200,
          b ->
              b.withWriterVersion(version)
                  .withDictionaryEncoding(dictionary)
                  .withCompressionCodec(codec)
                  .withPageSize(2000)
                  .withDictionaryPageSize(1500)
                  .withRowGroupSize(150_000L));
      assertThat(Scans.read(file)).isEqualTo(table.rows);
    }
  }

  @Test
  void readsByteStreamSplit() throws Exception {
    Path file = folder.resolve("t.parquet");
    RandomTable table = new RandomTable(5, 0.2, 300);
    table.write(
        file,
        RandomTable.SCHEMA,
        2000,
        b ->
            b.withDictionaryEncoding(false)
                .withByteStreamSplitEncoding(true)
                .withByteStreamSplitEncoding("i", true)
                .withByteStreamSplitEncoding("l", true)
                .withByteStreamSplitEncoding("x", true)
                .withByteStreamSplitEncoding("d30", true)
                .withPageSize(3000));
    assertThat(Scans.read(file)).isEqualTo(table.rows);
  }

  @Test
  void batchesOfAnySizeHoldTheSameRows() throws Exception {
    Path file = folder.resolve("t.parquet");
    RandomTable table = new RandomTable(7, 0.2, 50);
    table.write(
        file, RandomTable.SCHEMA, 1500, b -> b.withPageSize(700).withRowGroupSize(100_000L));
    for (String rows : List.of("1", "7", "64", "100000")) {
      Settings settings = Settings.of(Map.of("firesteel.debug.batchRows", rows));
      assertThat(Scans.read(file, Scans.spec(Scans.schema(file), settings))).isEqualTo(table.rows);
    }
  }

  @Test
  void sharesOfARowGroupGiveAllRowsOnceAndAtTheSameTime() throws Exception {
    Path file = folder.resolve("t.parquet");
    RandomTable table = new RandomTable(11, 0.1, 50);
    table.write(file, RandomTable.SCHEMA, 4000, b -> b.withPageSize(5000));
    ScanSpec spec = Scans.spec(file);
    int parts = 5;
    List<List<List<Object>>> shares = new ArrayList<>();
    io.firesteel.core.memory.MemoryBudget budget =
        io.firesteel.core.memory.MemoryBudget.root("test", 256 << 20);
    ExecutorService pool = Executors.newFixedThreadPool(parts);
    try (TableScan scan = Scans.FORMAT.open(spec, budget)) {
      List<Callable<List<List<Object>>>> tasks = new ArrayList<>();
      for (int part = 0; part < parts; part++) {
        Split split = new Split(Scans.file(file), 0, 1, part, parts, 0, List.of());
        tasks.add(
            () -> {
              List<List<Object>> rows = new ArrayList<>();
              try (BatchSource source = scan.read(split)) {
                for (Batch b = source.next(); b != null; b = source.next()) {
                  rows.addAll(Scans.rows(spec, b));
                }
              }
              return rows;
            });
      }
      for (var future : pool.invokeAll(tasks)) {
        shares.add(future.get());
      }
    } finally {
      pool.shutdown();
    }
    List<List<Object>> all = new ArrayList<>();
    shares.forEach(all::addAll);
    assertThat(all).isEqualTo(table.rows);
    assertThat(budget.used()).isZero();
  }

  @Test
  void plannedSplitsGiveAllRowsOnce() throws Exception {
    Path file = folder.resolve("t.parquet");
    MessageType schema = MessageTypeParser.parseMessageType("message m { required int64 l; }");
    RandomTable table = new RandomTable(3, 0, 1_000_000);
    table.write(file, schema, 150_000, b -> b.withPageSize(20_000));
    ScanSpec spec = Scans.spec(file);
    List<Split> splits = Scans.FORMAT.plan(List.of(new TableFile(Scans.file(file))), spec, 4);
    assertThat(splits.size()).isGreaterThan(3);
    assertThat(Scans.read(spec, splits)).isEqualTo(table.rows);
  }

  @Test
  void dictionaryIsOneObjectForAllBatchesOfAChunk() throws Exception {
    Path file = folder.resolve("t.parquet");
    MessageType schema =
        MessageTypeParser.parseMessageType("message m { optional binary s (STRING); }");
    new RandomTable(3, 0.1, 20).write(file, schema, 20_000, b -> b.withPageSize(3000));
    ColumnVector dictionary = null;
    try (TableScan scan =
            Scans.FORMAT.open(
                Scans.spec(file), io.firesteel.core.memory.MemoryBudget.root("t", 1 << 28));
        BatchSource source = scan.read(Split.whole(new TableFile(Scans.file(file))))) {
      for (Batch b = source.next(); b != null; b = source.next()) {
        DictionaryVector vector = (DictionaryVector) b.column(0);
        assertThat(vector.distinct()).isTrue();
        if (dictionary != null) {
          assertThat(vector.dictionary()).isSameAs(dictionary);
        }
        dictionary = vector.dictionary();
      }
    }
    assertThat(dictionary).isNotNull();
  }

  @Test
  void missingColumnsAreNullAndPartitionValuesConstant() throws Exception {
    Path file = folder.resolve("t.parquet");
    MessageType schema = MessageTypeParser.parseMessageType("message m { required int32 A; }");
    RandomTable table = new RandomTable(3, 0, 10);
    table.write(file, schema, 3, b -> b);
    ScanSpec spec =
        ScanSpec.of(
            List.of(
                ScanColumn.of("nope", SqlType.STRING),
                ScanColumn.of("a", SqlType.BIGINT),
                ScanColumn.partition("p", SqlType.INT, 0),
                new ScanColumn("d", SqlType.INT, ScanColumn.Source.FILE, -1, 42),
                ScanColumn.metadata("r", SqlType.BIGINT, ScanColumn.Source.ROW_INDEX)),
            Settings.DEFAULTS);
    List<List<Object>> rows =
        Scans.read(spec, List.of(Split.whole(new TableFile(Scans.file(file), List.of(9)))));
    for (int i = 0; i < 3; i++) {
      assertThat(rows.get(i))
          .containsExactly(null, ((Integer) table.rows.get(i).get(0)).longValue(), 9, 42, (long) i);
    }
  }

  @Test
  void structsAreCutToTheAskedFieldsAndKeepTheirNulls() throws Exception {
    Path file = folder.resolve("t.parquet");
    RandomTable table = new RandomTable(3, 0.4, 10);
    table.write(file, RandomTable.SCHEMA, 500, b -> b);
    SqlType cut = SqlType.struct(List.of(SqlType.field("nope", SqlType.INT)));
    int st = Scans.schema(file).stream().map(SqlType.Field::name).toList().indexOf("st");
    ScanSpec spec = ScanSpec.of(List.of(ScanColumn.of("st", cut)), Settings.DEFAULTS);
    List<List<Object>> rows = Scans.read(file, spec);
    for (int i = 0; i < rows.size(); i++) {
      assertThat(rows.get(i).get(0) == null).isEqualTo(table.rows.get(i).get(st) == null);
    }
  }

  @Test
  void rowsAreCountedWithoutColumns() throws Exception {
    Path file = folder.resolve("t.parquet");
    new RandomTable(3, 0.4, 10)
        .write(file, RandomTable.SCHEMA, 5000, b -> b.withRowGroupSize(100_000L));
    ScanSpec spec = ScanSpec.of(List.of(), Settings.DEFAULTS);
    assertThat(Scans.read(file, spec)).hasSize(5000);
  }

  @Test
  void footersTellBoundsNullsAndDictionarySizes() throws Exception {
    Path file = folder.resolve("t.parquet");
    MessageType schema =
        MessageTypeParser.parseMessageType(
            "message m { optional int32 i; required binary s (STRING); }");
    RandomTable table = new RandomTable(3, 0.2, 20);
    table.write(file, schema, 5000, b -> b);
    FileStatistics statistics =
        Scans.FORMAT.statistics(Scans.file(file), Scans.spec(file).columns(), Settings.DEFAULTS);
    assertThat(statistics.rows()).isEqualTo(5000);
    FileStatistics.Column i = statistics.columns().get(0);
    assertThat(i.min()).isEqualTo(-99);
    assertThat(i.max()).isEqualTo(19 * 7919 - 99);
    assertThat(i.nulls()).isEqualTo(table.rows.stream().filter(r -> r.get(0) == null).count());
    assertThat(i.distinct()).isEqualTo(20);
    assertThat(statistics.columns().get(1).distinct()).isEqualTo(20);
  }

  @Test
  void pagesThatAreReadAgainComeFromTheCacheAndAreTheSame() throws Exception {
    for (WriterVersion version : WriterVersion.values()) {
      Path file = folder.resolve(version + ".parquet");
      RandomTable table = new RandomTable(21, 0.2, 90);
      table.write(
          file,
          RandomTable.SCHEMA,
          1500,
          b ->
              b.withWriterVersion(version)
                  .withPageSize(900)
                  .withDictionaryPageSize(700)
                  .withRowGroupSize(100_000L));
      for (int round = 0; round < 4; round++) {
        assertThat(Scans.read(file)).isEqualTo(table.rows);
      }
      try (TableScan scan =
          Scans.FORMAT.open(
              Scans.spec(file), io.firesteel.core.memory.MemoryBudget.root("t", 1 << 28))) {
        try (BatchSource source = scan.read(Split.whole(new TableFile(Scans.file(file))))) {
          while (source.next() != null) {
            // Only the counters matter.
          }
        }
        assertThat(scan.metrics().bytesRead.sum()).isZero();
      }
      Settings off = Settings.of(Map.of("firesteel.debug.pageCache", "false"));
      assertThat(Scans.read(file, Scans.spec(Scans.schema(file), off))).isEqualTo(table.rows);
    }
  }
}
