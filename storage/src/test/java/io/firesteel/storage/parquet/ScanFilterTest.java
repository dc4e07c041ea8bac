package io.firesteel.storage.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import io.firesteel.core.memory.MemoryBudget;
import io.firesteel.core.setting.Settings;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.Batch;
import io.firesteel.core.vector.ByteSlice;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.Vectors;
import io.firesteel.storage.scan.BatchSource;
import io.firesteel.storage.scan.ColumnRange;
import io.firesteel.storage.scan.RowFilter;
import io.firesteel.storage.scan.RuntimeFilters;
import io.firesteel.storage.scan.ScanMetrics;
import io.firesteel.storage.scan.ScanSpec;
import io.firesteel.storage.scan.Split;
import io.firesteel.storage.scan.TableFile;
import io.firesteel.storage.scan.TableScan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanFilterTest {
  private static final Settings NO_PRUNING =
      Settings.of(Map.of("firesteel.debug.pruning", "false"));
  private static final MessageType ONE_LONG =
      MessageTypeParser.parseMessageType(
          "message m { optional int64 l; required binary s (STRING); }");

  @TempDir Path folder;

  /** Whether a value is in a range: written down as naively as can be. */
  private static boolean passes(ColumnRange range, Object value) {
    if (value == null) {
      return range.nulls() != ColumnRange.Nulls.FAIL;
    }
    if (range.nulls() == ColumnRange.Nulls.ONLY) {
      return false;
    }
    if (range.in() != null && range.in().stream().noneMatch(v -> compare(v, value) == 0)) {
      return false;
    }
    if (range.min() != null) {
      int c = compare(value, range.min());
      if (c < 0 || c == 0 && !range.minInclusive()) {
        return false;
      }
    }
    if (range.max() != null) {
      int c = compare(value, range.max());
      return c < 0 || c == 0 && range.maxInclusive();
    }
    return true;
  }

  private static int compare(Object a, Object b) {
    if (a instanceof Double x) {
      double y = (Double) b;
      return x == y ? 0 : Double.compare(x, y);
    }
    if (a instanceof Float x) {
      float y = (Float) b;
      return x == y ? 0 : Float.compare(x, y);
    }
    @SuppressWarnings("unchecked")
    Comparable<Object> left = (Comparable<Object>) a;
    return left.compareTo(b);
  }

  private record RangeFilter(ColumnRange range, SqlType type) implements RowFilter {
    @Override
    public int[] columns() {
      return new int[] {range.column()};
    }

    @Override
    public Evaluator open() {
      return (columns, rows, selected) -> {
        int count = 0;
        for (int i = 0; i < rows; i++) {
          if (passes(range, Vectors.get(type, columns[0], i))) {
            selected[count++] = i;
          }
        }
        return count;
      };
    }
  }

  private static ColumnRange randomRange(Random random, int column, List<Object> values) {
    Object a = values.get(random.nextInt(values.size()));
    Object b = values.get(random.nextInt(values.size()));
    switch (random.nextInt(7)) {
      case 0:
        return ColumnRange.isNull(column);
      case 1:
        return ColumnRange.isNotNull(column);
      case 2:
        return ColumnRange.equalTo(column, a);
      case 3:
        return ColumnRange.in(column, List.of(a, b));
      case 4:
        return ColumnRange.between(column, a, random.nextBoolean(), null, true);
      case 5:
        return ColumnRange.between(column, null, true, a, random.nextBoolean()).orNull();
      default:
        boolean less = compare(a, b) <= 0;
        return ColumnRange.between(
            column, less ? a : b, random.nextBoolean(), less ? b : a, random.nextBoolean());
    }
  }

  @Test
  void pruningNeverChangesTheRows() throws Exception {
    for (WriterVersion version : WriterVersion.values()) {
      Path file = folder.resolve(version + ".parquet");
      RandomTable table = new RandomTable(77, 0.2, 60);
      table.write(
          file,
          RandomTable.SCHEMA,
          1200,
          b ->
              b.withWriterVersion(version)
                  .withPageSize(300)
                  .withPageRowCountLimit(40)
                  .withBloomFilterEnabled(true)
                  .withDictionaryEncoding(version == WriterVersion.PARQUET_1_0)
                  .withRowGroupSize(30_000L));
      List<SqlType.Field> schema = Scans.schema(file);
      Random random = new Random(4);
      for (int round = 0; round < 60; round++) {
        int column = random.nextInt(23);
        List<Object> values =
            table.rows.stream().map(r -> r.get(column)).filter(v -> v != null).toList();
        ColumnRange range = randomRange(random, column, values);
        int other = random.nextInt(23);
        List<Object> otherValues =
            table.rows.stream().map(r -> r.get(other)).filter(v -> v != null).toList();
        ColumnRange second = randomRange(random, other, otherValues);
        ScanSpec spec =
            Scans.spec(schema, Settings.DEFAULTS)
                .withRanges(List.of(range, second))
                .withFilters(
                    List.of(
                        new RangeFilter(range, schema.get(column).type()),
                        new RangeFilter(second, schema.get(other).type())));
        List<List<Object>> expected =
            table.rows.stream()
                .filter(r -> passes(range, r.get(column)) && passes(second, r.get(other)))
                .toList();
        assertThat(Scans.read(file, spec)).as(range + " and " + second).isEqualTo(expected);
      }
    }
  }

  @Test
  void filtersWithoutPruningGiveTheSame() throws Exception {
    Path file = folder.resolve("t.parquet");
    RandomTable table = new RandomTable(5, 0.1, 30);
    table.write(file, RandomTable.SCHEMA, 3000, b -> b.withPageSize(500));
    List<SqlType.Field> schema = Scans.schema(file);
    ColumnRange range = ColumnRange.equalTo(1, 7919 * 3 - 99);
    ScanSpec spec =
        Scans.spec(schema, NO_PRUNING)
            .withRanges(List.of(range))
            .withFilters(List.of(new RangeFilter(range, SqlType.INT)));
    List<List<Object>> expected = table.rows.stream().filter(r -> passes(range, r.get(1))).toList();
    assertThat(expected).isNotEmpty();
    assertThat(Scans.read(file, spec)).isEqualTo(expected);
  }

  private ScanMetrics metrics(Path file, ScanSpec spec) {
    try (TableScan scan = Scans.FORMAT.open(spec, MemoryBudget.root("test", 1 << 28))) {
      try (BatchSource source = scan.read(Split.whole(new TableFile(Scans.file(file))))) {
        while (source.next() != null) {
          // Only the counters matter.
        }
      }
      return scan.metrics();
    }
  }

  /** 20,000 rows in order, a null every 1,000th. */
  private Path sorted() throws Exception {
    Path file = folder.resolve("sorted.parquet");
    SortedTable.write(file, ONE_LONG, 20_000);
    return file;
  }

  @Test
  void statisticsAndPageIndexSkipRowGroupsAndPages() throws Exception {
    Path file = sorted();
    ColumnRange range = ColumnRange.between(0, 5000L, true, 5010L, true);
    ScanSpec spec =
        Scans.spec(file)
            .withRanges(List.of(range))
            .withFilters(List.of(new RangeFilter(range, SqlType.BIGINT)));
    ScanMetrics metrics = metrics(file, spec);
    assertThat(metrics.rowGroupsPruned.sum()).isGreaterThan(0);
    assertThat(metrics.pagesPruned.sum()).isGreaterThan(0);
    assertThat(metrics.rowsSelected.sum()).isEqualTo(10);
  }

  @Test
  void bloomFiltersSkipRowGroups() throws Exception {
    Path file = sorted();
    ColumnRange range = ColumnRange.equalTo(1, ByteSlice.of("v5000x"));
    ScanMetrics metrics = metrics(file, Scans.spec(file).withRanges(List.of(range)));
    assertThat(metrics.rowGroups.sum()).isZero();
    assertThat(metrics.rowGroupsPruned.sum()).isGreaterThan(1);
    ColumnRange there = ColumnRange.equalTo(1, ByteSlice.of("v5001"));
    assertThat(metrics(file, Scans.spec(file).withRanges(List.of(there))).rowGroups.sum())
        .isEqualTo(1);
  }

  @Test
  void columnsBehindAFilterThatNothingPassesAreNeverRead() throws Exception {
    Path file = sorted();
    RowFilter nothing =
        new RowFilter() {
          @Override
          public int[] columns() {
            return new int[] {0};
          }

          @Override
          public Evaluator open() {
            return (columns, rows, selected) -> 0;
          }
        };
    long all = metrics(file, Scans.spec(file)).pages.sum();
    long some = metrics(file, Scans.spec(file).withFilters(List.of(nothing))).pages.sum();
    assertThat(some).isLessThan(all * 2 / 3);
  }

  @Test
  void filtersThatArriveLaterCutTheRest() throws Exception {
    Path file = sorted();
    AtomicReference<RuntimeFilters.State> state = new AtomicReference<>(RuntimeFilters.State.EMPTY);
    ScanSpec spec = Scans.spec(file).withRuntime(state::get);
    ColumnRange range = ColumnRange.between(0, null, true, 3000L, false);
    List<Object> seen = new ArrayList<>();
    try (TableScan scan = Scans.FORMAT.open(spec, MemoryBudget.root("test", 1 << 28));
        BatchSource source = scan.read(Split.whole(new TableFile(Scans.file(file))))) {
      for (Batch b = source.next(); b != null; b = source.next()) {
        ColumnVector column = b.column(0);
        for (int i = 0; i < b.rows(); i++) {
          seen.add(Vectors.get(SqlType.BIGINT, column, i));
        }
        state.compareAndSet(
            RuntimeFilters.State.EMPTY,
            new RuntimeFilters.State(
                List.of(range), List.of(new RangeFilter(range, SqlType.BIGINT))));
      }
      assertThat(scan.metrics().rowGroupsPruned.sum()).isGreaterThan(0);
    }
    // 1 to 2999, less the two that are null; the first batch came before the filter.
    assertThat(seen.stream().filter(v -> v != null)).hasSize(2997);
  }
}
