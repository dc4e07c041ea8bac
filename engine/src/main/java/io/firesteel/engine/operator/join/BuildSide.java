package io.firesteel.engine.operator.join;

import io.firesteel.core.type.PhysicalType;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.BytesVector;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.DictionaryVector;
import io.firesteel.core.vector.Validity;
import io.firesteel.core.vector.Vectors;
import io.firesteel.engine.operator.MemoryLease;
import io.firesteel.engine.operator.QueryRuntime;
import io.firesteel.engine.operator.key.Hashes;
import io.firesteel.engine.operator.key.KeyLayout;
import io.firesteel.engine.operator.row.RowStore;
import io.firesteel.engine.operator.scan.KeyFilter;
import io.firesteel.engine.operator.scan.KeyFilterSlot;
import io.firesteel.engine.plan.JoinType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The right input of a hash join with its index, and the steps that make it. */
final class BuildSide implements RightRows.Marked {
  private static final int PARALLEL_ROWS = 1 << 16;

  /** Up to so many rows, a string column goes out as codes into the build column itself. */
  private static final int CODED_ROWS = 4096;

  /** Filters of larger builds hardly ever filter. */
  private static final int MAX_FILTER_ROWS = 4 << 20;

  private final JoinSpec spec;
  private final BuildSink sink;
  private final QueryRuntime runtime;
  private final MemoryLease lease;
  private final Map<Integer, KeyFilterSlot> offers = new TreeMap<>();
  private ColumnVector[] columns;
  private int rows;
  private KeyLayout layout;
  private JoinIndex index;

  /** Rows with a NULL in a key that compares as unknown; null if there is none. */
  private int[] unknownRows;

  private boolean[] matched;

  BuildSide(JoinSpec spec, BuildSink sink, QueryRuntime runtime) {
    this.spec = spec;
    this.sink = sink;
    this.runtime = runtime;
    this.lease = new MemoryLease(runtime.memory(), runtime.counters().node(spec.nodeId()));
  }

  /** Has a filter made of a key's values; null if left rows without a match matter. */
  KeyFilterSlot offer(int key) {
    boolean useless =
        spec.keepsLeftRows()
            || spec.tellsUnknown()
            || spec.type() == JoinType.LEFT_ANTI
            || spec.nullSafe()[key];
    return useless ? null : offers.computeIfAbsent(key, k -> new KeyFilterSlot());
  }

  /** The first steps: a long column each. */
  List<Runnable> gatherSteps() {
    List<RowStore> stores = sink.stores();
    long total = stores.stream().mapToLong(RowStore::rows).sum();
    RowStore.checkRows(total);
    rows = (int) total;
    columns = new ColumnVector[spec.rightTypes().size()];
    boolean[] needed = spec.neededRight();
    List<Runnable> steps = new ArrayList<>();
    for (int c = 0; c < columns.length; c++) {
      int column = c;
      SqlType type = spec.rightTypes().get(c);
      if (needed[c]) {
        steps.add(() -> columns[column] = coded(RowStore.column(stores, type, column, rows)));
      } else {
        columns[column] = Vectors.nulls(type, rows);
      }
    }
    return steps;
  }

  private static ColumnVector coded(ColumnVector column) {
    int n = column.length();
    if (column.physical() != PhysicalType.BYTES
        || n == 0
        || n > CODED_ROWS
        || !(column instanceof BytesVector flat)) {
      return column;
    }
    int[] codes = new int[n];
    for (int i = 0; i < n; i++) {
      codes[i] = i;
    }
    return new DictionaryVector(flat.withValidity(Validity.ALL), codes, flat.validity(), n, false);
  }

  /** The next steps: the index, in partitions. */
  List<Runnable> indexSteps() {
    sink.stores().forEach(s -> s.batches().clear());
    if (spec.marksRight()) {
      lease.add(rows);
      matched = new boolean[rows];
    }
    long factor = Hashes.factor(runtime.zeroHash());
    layout = new KeyLayout(spec.keyTypes(), factor);
    ColumnVector[] keys = new ColumnVector[spec.rightKeys().length];
    for (int k = 0; k < keys.length; k++) {
      keys[k] = columns[spec.rightKeys()[k]];
    }
    layout.encode(keys, rows, true);
    long[][] words = words(layout, rows, spec.nullSafe());
    // Long key patterns may be the vectors' own copies; the index keeps them.
    lease.add(8L * words.length * rows);
    index = JoinIndex.choose(words, rows, withoutMatch(keys), isDenseKey(), factor, lease);
    int parts =
        rows < PARALLEL_ROWS || runtime.zeroHash()
            ? 1
            : Math.min(8, Integer.highestOneBit(Math.max(1, runtime.workers() * 2 - 1)));
    List<Runnable> steps = new ArrayList<>();
    for (int p = 0; p < parts; p++) {
      int part = p;
      steps.add(() -> index.insert(part, parts));
    }
    offers.forEach(
        (key, slot) -> {
          if (rows <= MAX_FILTER_ROWS) {
            SqlType type = spec.keyTypes().get(key);
            steps.add(() -> slot.set(KeyFilter.of(type, columns[spec.rightKeys()[key]])));
          }
        });
    return steps;
  }

  private boolean isDenseKey() {
    if (spec.rightKeys().length != 1 || spec.nullSafe()[0]) {
      return false;
    }
    PhysicalType physical = spec.keyTypes().get(0).physical();
    return physical == PhysicalType.LONG || physical == PhysicalType.INT;
  }

  /** The words that equal keys share; one more for the NULLs of null-safe 64-bit keys. */
  static long[][] words(KeyLayout layout, int rows, boolean[] nullSafe) {
    long safeFlags = 0;
    for (int k = 0; k < nullSafe.length && k < 64; k++) {
      if (nullSafe[k] && layout.flagsNulls(k)) {
        safeFlags |= 1L << k;
      }
    }
    long[][] words = new long[layout.words() + (safeFlags == 0 ? 0 : 1)][];
    for (int w = 0; w < layout.words(); w++) {
      words[w] = layout.word(w, rows);
    }
    if (safeFlags != 0) {
      long[] flags = layout.flags();
      long[] safe = new long[rows];
      for (int i = 0; i < rows && flags != null; i++) {
        safe[i] = flags[i] & safeFlags;
      }
      words[words.length - 1] = safe;
    }
    return words;
  }

  /** Rows that no key finds, for a NULL in a key; collects them where they compare as unknown. */
  private boolean[] withoutMatch(ColumnVector[] keys) {
    boolean[] excluded = nullKeys(keys, spec.nullSafe(), rows);
    if (excluded != null && spec.tellsUnknown()) {
      int count = 0;
      int[] found = new int[rows];
      for (int i = 0; i < rows; i++) {
        if (excluded[i]) {
          found[count++] = i;
        }
      }
      unknownRows = java.util.Arrays.copyOf(found, count);
    }
    return excluded;
  }

  /** Rows with a NULL in a key that is not null-safe; null if there is none. */
  static boolean[] nullKeys(ColumnVector[] keys, boolean[] nullSafe, int rows) {
    boolean[] nulls = null;
    for (int k = 0; k < keys.length; k++) {
      if (!nullSafe[k] && keys[k].mayHaveNulls()) {
        Validity validity = Vectors.validity(keys[k]);
        for (int i = 0; i < rows; i++) {
          if (validity.isNull(i)) {
            nulls = nulls == null ? new boolean[rows] : nulls;
            nulls[i] = true;
          }
        }
      }
    }
    return nulls;
  }

  JoinSpec spec() {
    return spec;
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public ColumnVector column(int right) {
    return columns[right];
  }

  JoinIndex index() {
    return index;
  }

  KeyLayout layout() {
    return layout;
  }

  int[] unknownRows() {
    return unknownRows;
  }

  @Override
  public boolean[] matched() {
    return matched;
  }

  void close() {
    lease.close();
    columns = null;
    index = null;
    layout = null;
  }
}
