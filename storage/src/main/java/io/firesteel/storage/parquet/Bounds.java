package io.firesteel.storage.parquet;

import io.firesteel.core.vector.ByteSlice;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.Validity;
import io.firesteel.core.vector.Vectors;
import io.firesteel.storage.scan.ColumnRange;
import java.util.List;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.schema.ColumnOrder;
import org.apache.parquet.schema.PrimitiveType;

/**
 * What is known of some rows of a column, and whether a range can hold for any of them. Whatever is
 * unknown counts as possible.
 *
 * @param min no value is less, or null if unknown; not NaN
 * @param max no value but NaN is greater, or null
 * @param nulls null rows, or -1
 * @param rows rows
 */
record Bounds(Object min, Object max, long nulls, long rows) {

  /** From the statistics of a chunk. parquet-java has dropped those of orders it does not trust. */
  @SuppressWarnings("rawtypes")
  static Bounds of(LeafType leaf, PrimitiveType column, Statistics statistics, long rows) {
    if (statistics == null || statistics.isEmpty()) {
      return new Bounds(null, null, -1, rows);
    }
    long nulls = statistics.isNumNullsSet() ? statistics.getNumNulls() : -1;
    if (nulls < 0 || nulls > rows) {
      nulls = -1;
    }
    if (!statistics.hasNonNullValue() || !ordered(column)) {
      return new Bounds(null, null, nulls, rows);
    }
    return of(leaf, statistics.getMinBytes(), statistics.getMaxBytes(), nulls, rows);
  }

  /** Whether minimum and maximum of the column mean anything. */
  static boolean ordered(PrimitiveType column) {
    return column.getPrimitiveTypeName() != PrimitiveType.PrimitiveTypeName.INT96
        && column.columnOrder().getColumnOrderName() != ColumnOrder.ColumnOrderName.UNDEFINED;
  }

  /** From plain-encoded values. */
  static Bounds of(LeafType leaf, byte[] min, byte[] max, long nulls, long rows) {
    Object low = value(leaf, min);
    Object high = value(leaf, max);
    if (low == null || high == null || compare(low, high) > 0) {
      return new Bounds(null, null, nulls, rows);
    }
    return new Bounds(low, high, nulls, rows);
  }

  /** A plain-encoded value as SQL's, or null if it is none that can be compared. */
  static Object value(LeafType leaf, byte[] bytes) {
    if (bytes == null || leaf.conversion() == null) {
      return null;
    }
    try {
      RawValues raw = RawValues.create(leaf.kind(), 1);
      if (raw instanceof RawValues.Bytes views) {
        views.buffer(bytes, 0, 1);
        views.lengths[0] = bytes.length;
      } else if (bytes.length != Math.max(leaf.byteWidth(), 1)) {
        return null;
      } else if (raw instanceof RawValues.Booleans booleans) {
        booleans.values[0] = bytes[0] != 0;
      } else {
        ValueDecoder.of(org.apache.parquet.format.Encoding.PLAIN, leaf, bytes, 0, bytes.length, 1)
            .read(raw, 0, 1);
      }
      ColumnVector vector = leaf.conversion().convert(raw, Validity.ALL, 1);
      Object value = Vectors.get(leaf.type(), vector, 0);
      return isNaN(value) ? null : value;
    } catch (RuntimeException e) {
      // Damaged or out of the type's range: not usable, and reading will tell.
      return null;
    }
  }

  private static boolean isNaN(Object value) {
    return value instanceof Float f && f.isNaN() || value instanceof Double d && d.isNaN();
  }

  /** Whether any of the rows may be in the range. */
  boolean mayMatch(ColumnRange range) {
    if (rows == 0) {
      return false;
    }
    boolean someNull = nulls != 0;
    boolean someValue = nulls < 0 || nulls < rows;
    switch (range.nulls()) {
      case ONLY:
        return someNull;
      case PASS:
        if (someNull) {
          return true;
        }
        break;
      case FAIL:
        break;
    }
    return someValue && valuesMayMatch(range);
  }

  private boolean valuesMayMatch(ColumnRange range) {
    try {
      List<Object> in = range.in();
      if (in != null) {
        boolean any = false;
        for (Object value : in) {
          if (mayBe(value)) {
            any = true;
            break;
          }
        }
        if (!any) {
          return false;
        }
      }
      if (min != null && range.max() != null) {
        int c = compare(min, range.max());
        if (c > 0 || c == 0 && !range.maxInclusive()) {
          return false;
        }
      }
      // NaN is above every maximum; a range passes it unless it ends below.
      if (max != null && range.min() != null && (!isFloating(max) || endsBelowNaN(range))) {
        int c = compare(max, range.min());
        return c > 0 || c == 0 && range.minInclusive();
      }
      return true;
    } catch (ClassCastException e) {
      return true;
    }
  }

  private boolean mayBe(Object value) {
    if (min != null && compare(min, value) > 0) {
      return false;
    }
    return max == null || isNaN(value) || compare(max, value) >= 0;
  }

  private static boolean endsBelowNaN(ColumnRange range) {
    return range.max() != null && !isNaN(range.max());
  }

  private static boolean isFloating(Object value) {
    return value instanceof Float || value instanceof Double;
  }

  /** SQL's order: NaN above all, zeros equal. */
  static int compare(Object a, Object b) {
    if (a instanceof Double x) {
      return Double.compare(x + 0.0, (Double) b + 0.0);
    }
    if (a instanceof Float x) {
      return Float.compare(x + 0.0f, (Float) b + 0.0f);
    }
    if (a instanceof ByteSlice x) {
      return x.compareTo((ByteSlice) b);
    }
    @SuppressWarnings("unchecked")
    Comparable<Object> x = (Comparable<Object>) a;
    return x.compareTo(b);
  }
}
