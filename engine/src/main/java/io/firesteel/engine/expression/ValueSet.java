package io.firesteel.engine.expression;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.BooleanVector;
import io.firesteel.core.vector.ByteSlice;
import io.firesteel.core.vector.BytesVector;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.DoubleVector;
import io.firesteel.core.vector.FloatVector;
import io.firesteel.core.vector.IntVector;
import io.firesteel.core.vector.LongVector;
import io.firesteel.core.vector.Vectors;
import io.firesteel.engine.function.operator.Collations;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The constants of an IN list, in the form that is quickest for their layout. Immutable. */
abstract class ValueSet {
  /** Below this, comparing with each value beats hashing. */
  private static final int LINEAR = 4;

  /** Sets {@code found[i]} for rows [0, n) of a flat vector; what null rows get is undefined. */
  abstract void contains(ColumnVector flat, int n, boolean[] found);

  /** See {@link Node#cost}. */
  abstract int cost();

  /**
   * @param values boxed as in {@code Vectors}, without nulls
   */
  static ValueSet of(SqlType type, List<Object> values) {
    switch (type.physical()) {
      case BOOLEAN:
        return new OfBooleans(values.contains(true), values.contains(false));
      case INT:
      case LONG:
        long[] longs = new long[values.size()];
        for (int i = 0; i < longs.length; i++) {
          longs[i] =
              values.get(i) instanceof java.math.BigDecimal d
                  ? d.setScale(((SqlType.DecimalType) type).scale())
                      .unscaledValue()
                      .longValueExact()
                  : ((Number) values.get(i)).longValue();
        }
        return new OfLongs(longs);
      case FLOAT:
      case DOUBLE:
        long[] bits = new long[values.size()];
        for (int i = 0; i < bits.length; i++) {
          bits[i] = bits(((Number) values.get(i)).doubleValue());
        }
        return new OfDoubles(new LongSet(bits));
      case BYTES:
        if (type instanceof SqlType.StringType s && !s.isBinary()) {
          return new OfCollated(s.collation(), values);
        }
        return new OfBytes(values.toArray(ByteSlice[]::new));
      default:
        return new OfObjects(type, values);
    }
  }

  /** Equal for values that SQL calls equal: one NaN, one zero. */
  static long bits(double value) {
    return Double.doubleToLongBits(value == 0 ? 0.0 : value);
  }

  private static final class OfBooleans extends ValueSet {
    private final boolean hasTrue;
    private final boolean hasFalse;

    OfBooleans(boolean hasTrue, boolean hasFalse) {
      this.hasTrue = hasTrue;
      this.hasFalse = hasFalse;
    }

    @Override
    void contains(ColumnVector flat, int n, boolean[] found) {
      boolean[] values = ((BooleanVector) flat).values();
      for (int i = 0; i < n; i++) {
        found[i] = values[i] ? hasTrue : hasFalse;
      }
    }

    @Override
    int cost() {
      return 1;
    }
  }

  /** A set of longs with open addressing, or a bit map where the values are close together. */
  static final class LongSet {
    private static final int MAX_BITS = 1 << 16;

    private final long min;
    private final long[] bits;
    private final long[] slots;
    private final boolean[] used;
    private final int mask;

    LongSet(long[] values) {
      long lo = Arrays.stream(values).min().orElse(0);
      long hi = Arrays.stream(values).max().orElse(0);
      min = lo;
      if (hi - lo >= 0 && hi - lo < MAX_BITS) {
        bits = new long[(int) (hi - lo >> 6) + 1];
        for (long v : values) {
          bits[(int) (v - lo >> 6)] |= 1L << (v - lo);
        }
        slots = null;
        used = null;
        mask = 0;
        return;
      }
      bits = null;
      int capacity = Integer.highestOneBit(Math.max(8, values.length * 2)) * 2;
      slots = new long[capacity];
      used = new boolean[capacity];
      mask = capacity - 1;
      for (long v : values) {
        int slot = slot(v);
        while (used[slot] && slots[slot] != v) {
          slot = slot + 1 & mask;
        }
        used[slot] = true;
        slots[slot] = v;
      }
    }

    private int slot(long v) {
      long h = v * 0x9E3779B97F4A7C15L;
      return (int) (h >>> 32) & mask;
    }

    boolean contains(long v) {
      if (bits != null) {
        long at = v - min;
        return v >= min
            && at >= 0
            && at >> 6 < bits.length
            && (bits[(int) (at >> 6)] >>> at & 1) != 0;
      }
      int slot = slot(v);
      while (used[slot]) {
        if (slots[slot] == v) {
          return true;
        }
        slot = slot + 1 & mask;
      }
      return false;
    }
  }

  private static final class OfLongs extends ValueSet {
    private final long[] few;
    private final LongSet set;

    OfLongs(long[] values) {
      few = values.length <= LINEAR ? values : null;
      set = few == null ? new LongSet(values) : null;
    }

    @Override
    void contains(ColumnVector flat, int n, boolean[] found) {
      if (flat instanceof IntVector v) {
        int[] values = v.values();
        if (few != null) {
          for (long one : few) {
            for (int i = 0; i < n; i++) { // meant to vectorise
              found[i] |= values[i] == one;
            }
          }
          return;
        }
        for (int i = 0; i < n; i++) {
          found[i] = set.contains(values[i]);
        }
        return;
      }
      long[] values = ((LongVector) flat).values();
      if (few != null) {
        for (long one : few) {
          for (int i = 0; i < n; i++) { // meant to vectorise
            found[i] |= values[i] == one;
          }
        }
        return;
      }
      for (int i = 0; i < n; i++) {
        found[i] = set.contains(values[i]);
      }
    }

    @Override
    int cost() {
      return 3;
    }
  }

  private static final class OfDoubles extends ValueSet {
    private final LongSet set;

    OfDoubles(LongSet set) {
      this.set = set;
    }

    @Override
    void contains(ColumnVector flat, int n, boolean[] found) {
      if (flat instanceof FloatVector v) {
        float[] values = v.values();
        for (int i = 0; i < n; i++) {
          found[i] = set.contains(bits(values[i]));
        }
        return;
      }
      double[] values = ((DoubleVector) flat).values();
      for (int i = 0; i < n; i++) {
        found[i] = set.contains(bits(values[i]));
      }
    }

    @Override
    int cost() {
      return 3;
    }
  }

  private static final class OfBytes extends ValueSet {
    private final ByteSlice[] slots;
    private final ByteSlice[] few;
    private final int mask;
    private final long lengths;

    OfBytes(ByteSlice[] values) {
      few = values.length <= LINEAR ? values : null;
      int capacity = Integer.highestOneBit(Math.max(8, values.length * 2)) * 2;
      slots = new ByteSlice[capacity];
      mask = capacity - 1;
      long seen = 0;
      for (ByteSlice v : values) {
        seen |= 1L << Math.min(v.length(), 63);
        int slot = hash(v.base(), v.offset(), v.length()) & mask;
        while (slots[slot] != null && !slots[slot].equals(v)) {
          slot = slot + 1 & mask;
        }
        slots[slot] = v;
      }
      lengths = seen;
    }

    private static int hash(byte[] bytes, int from, int size) {
      long h = size;
      for (int i = from; i < from + size; i++) {
        h = h * 31 + bytes[i];
      }
      h *= 0x9E3779B97F4A7C15L;
      return (int) (h >>> 32);
    }

    private static boolean same(ByteSlice v, byte[] bytes, int from, int size) {
      return v.length() == size
          && Arrays.equals(v.base(), v.offset(), v.offset() + size, bytes, from, from + size);
    }

    @Override
    void contains(ColumnVector flat, int n, boolean[] found) {
      BytesVector vector = (BytesVector) flat;
      for (int i = 0; i < n; i++) {
        int size = vector.size(i);
        // Most rows are told apart by their length alone.
        if ((lengths >>> Math.min(size, 63) & 1) != 0 && !vector.isNull(i)) {
          found[i] = contains(vector.base(i), vector.offset(i), size);
        }
      }
    }

    private boolean contains(byte[] bytes, int from, int size) {
      if (few != null) {
        for (ByteSlice v : few) {
          if (same(v, bytes, from, size)) {
            return true;
          }
        }
        return false;
      }
      int slot = hash(bytes, from, size) & mask;
      while (slots[slot] != null) {
        if (same(slots[slot], bytes, from, size)) {
          return true;
        }
        slot = slot + 1 & mask;
      }
      return false;
    }

    @Override
    int cost() {
      return 6;
    }
  }

  /** Strings that are equal where their collation's sort keys are. */
  private static final class OfCollated extends ValueSet {
    private final String collation;
    private final Set<ByteSlice> keys = new HashSet<>();

    OfCollated(String collation, List<Object> values) {
      this.collation = collation;
      values.forEach(v -> keys.add(key(v.toString())));
    }

    private ByteSlice key(String text) {
      return ByteSlice.of(Collations.sortKey(collation, text));
    }

    @Override
    void contains(ColumnVector flat, int n, boolean[] found) {
      BytesVector vector = (BytesVector) flat;
      for (int i = 0; i < n; i++) {
        found[i] = !vector.isNull(i) && keys.contains(key(vector.getString(i)));
      }
    }

    @Override
    int cost() {
      return 50;
    }
  }

  private static final class OfObjects extends ValueSet {
    private final SqlType type;
    private final Set<Object> values;

    OfObjects(SqlType type, List<Object> values) {
      this.type = type;
      this.values = new HashSet<>();
      values.forEach(v -> this.values.add(canonical(v)));
    }

    @Override
    void contains(ColumnVector flat, int n, boolean[] found) {
      for (int i = 0; i < n; i++) {
        found[i] = !flat.isNull(i) && values.contains(canonical(Vectors.get(type, flat, i)));
      }
    }

    /** Equal as objects where SQL calls the values equal. */
    private static Object canonical(Object value) {
      if (value instanceof Double d) {
        return d == 0 ? 0.0 : d;
      } else if (value instanceof Float f) {
        return f == 0 ? 0.0f : f;
      } else if (value instanceof java.math.BigDecimal d) {
        return d.stripTrailingZeros();
      } else if (value instanceof List<?> list) {
        return list.stream()
            .map(OfObjects::canonical)
            .collect(java.util.stream.Collectors.toList());
      }
      return value;
    }

    @Override
    int cost() {
      return 50;
    }
  }
}
