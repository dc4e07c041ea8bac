package io.firesteel.engine.operator.scan;

import io.firesteel.core.type.PhysicalType;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.ConstantVector;
import io.firesteel.core.vector.DictionaryVector;
import io.firesteel.core.vector.IntVector;
import io.firesteel.core.vector.LongVector;
import io.firesteel.core.vector.Validity;
import io.firesteel.core.vector.Vectors;
import io.firesteel.engine.operator.key.Hashes;
import io.firesteel.engine.operator.row.ValueOrder;
import io.firesteel.storage.scan.ColumnRange;
import io.firesteel.storage.scan.RowFilter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

/**
 * Which values a join's build side has in a key: bounds always, all values if they are few, and for
 * integers a bitmap of the range or a Bloom filter. The row test switches itself off when nearly
 * all rows pass, as it would then cost more than it saves. Immutable but for that switch.
 */
public final class KeyFilter {
  private static final int FEW_VALUES = 64;
  private static final long BITMAP_BITS = 1L << 26;

  /** Rows after which the test is judged. */
  private static final int TRIAL_ROWS = 40_000;

  private static final double USEFUL_SHARE = 0.8;

  private final Object min;
  private final Object max;
  private final List<Object> few;
  private final long base;
  private final long span;
  private final long[] bits;
  private final boolean exact;
  private final boolean empty;
  private final AtomicBoolean off = new AtomicBoolean();
  private final LongAdder seen = new LongAdder();
  private final LongAdder passed = new LongAdder();

  private KeyFilter(
      Object min,
      Object max,
      List<Object> few,
      long base,
      long span,
      long[] bits,
      boolean exact,
      boolean empty) {
    this.min = min;
    this.max = max;
    this.few = few;
    this.base = base;
    this.span = span;
    this.bits = bits;
    this.exact = exact;
    this.empty = empty;
  }

  /** The filter of a column of build keys; null if there is nothing to say about its type. */
  public static KeyFilter of(SqlType type, ColumnVector column) {
    PhysicalType physical = type.physical();
    if (type instanceof SqlType.StringType s && !s.isBinary()
        || physical == PhysicalType.LIST
        || physical == PhysicalType.MAP
        || physical == PhysicalType.STRUCT) {
      return null;
    }
    ColumnVector flat = column.flatten();
    ValueOrder order = ValueOrder.of(type);
    int n = flat.length();
    int least = -1;
    int greatest = -1;
    int count = 0;
    for (int i = 0; i < n; i++) {
      if (flat.isNull(i)) {
        continue;
      }
      count++;
      least = least < 0 || order.compare(flat, i, flat, least) < 0 ? i : least;
      greatest = greatest < 0 || order.compare(flat, i, flat, greatest) > 0 ? i : greatest;
    }
    if (count == 0) {
      return new KeyFilter(null, null, List.of(), 0, 0, null, true, true);
    }
    Object min = Vectors.get(type, flat, least);
    Object max = Vectors.get(type, flat, greatest);
    List<Object> few = few(type, flat);
    if (physical != PhysicalType.LONG && physical != PhysicalType.INT) {
      return new KeyFilter(min, max, few, 0, 0, null, true, false);
    }
    long from = value(flat, least);
    long span = value(flat, greatest) - from;
    boolean exact = span >= 0 && span < Math.min(BITMAP_BITS, Math.max(1 << 16, 64L * count));
    long[] bits;
    if (exact) {
      bits = new long[(int) (span >> 6) + 1];
    } else {
      // Some 16 bits a key, two of which are set in one word.
      bits = new long[Math.max(1, Integer.highestOneBit(Math.min(count, 1 << 24)) / 2)];
    }
    KeyFilter filter = new KeyFilter(min, max, few, from, span, bits, exact, false);
    for (int i = 0; i < n; i++) {
      if (!flat.isNull(i)) {
        filter.addBits(value(flat, i));
      }
    }
    return filter;
  }

  private static List<Object> few(SqlType type, ColumnVector flat) {
    if (flat.length() > 4 * FEW_VALUES) {
      return null;
    }
    Set<Object> values = new HashSet<>();
    for (int i = 0; i < flat.length(); i++) {
      if (!flat.isNull(i)) {
        values.add(Vectors.get(type, flat, i));
      }
    }
    return values.size() > FEW_VALUES ? null : new ArrayList<>(values);
  }

  private static long value(ColumnVector flat, int row) {
    return flat instanceof LongVector l ? l.get(row) : ((IntVector) flat).get(row);
  }

  private static final long FACTOR = Hashes.factor(false);

  private void addBits(long value) {
    if (exact) {
      long at = value - base;
      bits[(int) (at >>> 6)] |= 1L << at;
    } else {
      long hash = Hashes.mix(value, FACTOR);
      bits[(int) (hash >>> 40) & bits.length - 1] |= 1L << hash | 1L << (hash >>> 6);
    }
  }

  private boolean has(long value) {
    if (exact) {
      long at = value - base;
      return Long.compareUnsigned(at, span) <= 0 && (bits[(int) (at >>> 6)] >>> at & 1) != 0;
    }
    long hash = Hashes.mix(value, FACTOR);
    long wanted = 1L << hash | 1L << (hash >>> 6);
    return (bits[(int) (hash >>> 40) & bits.length - 1] & wanted) == wanted;
  }

  /** The necessary condition on a scan's column. */
  ColumnRange range(int column) {
    if (empty) {
      return ColumnRange.never(column);
    }
    return few != null
        ? ColumnRange.in(column, few)
        : ColumnRange.between(column, min, true, max, true);
  }

  /** The deciding condition, or null if there is none that is cheap. */
  RowFilter rows(int column) {
    if (bits == null) {
      return null;
    }
    return new RowFilter() {
      @Override
      public int[] columns() {
        return new int[] {column};
      }

      @Override
      public Evaluator open() {
        return new Test();
      }
    };
  }

  private final class Test implements RowFilter.Evaluator {
    private ColumnVector dictionary;
    private boolean[] verdicts;

    @Override
    public int filter(ColumnVector[] columns, int rows, int[] selected) {
      if (off.get()) {
        for (int i = 0; i < rows; i++) {
          selected[i] = i;
        }
        return rows;
      }
      int count = test(columns[0], rows, selected);
      seen.add(rows);
      passed.add(count);
      if (seen.sum() > TRIAL_ROWS && passed.sum() > USEFUL_SHARE * seen.sum()) {
        off.set(true);
      }
      return count;
    }

    private int test(ColumnVector column, int rows, int[] selected) {
      Validity validity = Vectors.validity(column);
      int count = 0;
      if (column instanceof DictionaryVector d) {
        boolean[] pass = verdicts(d.dictionary());
        int[] codes = d.codes();
        for (int i = 0; i < rows; i++) {
          selected[count] = i;
          count += validity.isValid(i) && pass[codes[i]] ? 1 : 0;
        }
      } else if (column instanceof ConstantVector c) {
        boolean all = !c.isNull() && has(value(c.value(), 0));
        for (int i = 0; i < rows && all; i++) {
          selected[count++] = i;
        }
      } else if (column instanceof LongVector l) {
        long[] values = l.values();
        for (int i = 0; i < rows; i++) {
          selected[count] = i;
          count += has(values[i]) && validity.isValid(i) ? 1 : 0;
        }
      } else {
        int[] values = ((IntVector) column).values();
        for (int i = 0; i < rows; i++) {
          selected[count] = i;
          count += has(values[i]) && validity.isValid(i) ? 1 : 0;
        }
      }
      return count;
    }

    private boolean[] verdicts(ColumnVector entries) {
      if (dictionary != entries) {
        verdicts = new boolean[entries.length()];
        for (int i = 0; i < verdicts.length; i++) {
          verdicts[i] = has(value(entries, i));
        }
        dictionary = entries;
      }
      return verdicts;
    }
  }
}
