package io.firesteel.engine.operator.window;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeKind;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.Vectors;
import io.firesteel.engine.plan.SortKey;
import io.firesteel.engine.plan.WindowCall.Bound;
import io.firesteel.engine.time.CivilDate;
import io.firesteel.engine.time.ZoneOffsets;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Bounds of RANGE frames with an offset: the value of the only order key plus or minus the offset,
 * looked up among the partition's values. Numbers are compared as they are; dates and timestamps
 * move as they do by adding an interval, in the session's time zone. Rows whose key is NULL have
 * each other as their frame.
 */
final class RangeBounds {
  private final Partition partition;
  private final Bound bound;
  private final SortKey key;
  private final SqlType type;
  private final ColumnVector column;

  /** Rows [first, last) have a key that is not null. */
  private final int first;

  private final int last;

  /** Moves timestamps by months and days. */
  private final ZoneOffsets.Cursor clock;

  RangeBounds(
      Partition partition, Bound bound, SortKey key, java.util.List<SqlType> types, ZoneId zone) {
    this.partition = partition;
    this.bound = bound;
    this.key = key;
    this.type = types.get(key.column());
    this.clock = ZoneOffsets.of(type.kind() == TypeKind.TIMESTAMP ? zone : ZoneOffset.UTC).cursor();
    this.column = partition.columns()[key.column()].flatten();
    int from = partition.from();
    int to = partition.to();
    while (from < to && column.isNull(from)) {
      from++;
    }
    while (to > from && column.isNull(to - 1)) {
      to--;
    }
    this.first = from;
    this.last = to;
  }

  /** Fills the start (or with {@code end} the end) of each row's frame. */
  void fill(boolean preceding, boolean end, int[] out) {
    for (int i = 0; i < out.length; i++) {
      int row = partition.from() + i;
      if (column.isNull(row)) {
        out[i] = end ? partition.peerEnd()[row] : partition.peerStart()[row];
      } else if (i > 0 && partition.peerStart()[row] != row) {
        out[i] = out[i - 1];
      } else {
        // In descending order what precedes is greater.
        out[i] = search(moved(row, preceding == key.descending()), end);
      }
    }
  }

  /** The first row behind the value (for an end), or at or behind it (for a start). */
  private int search(Comparable<Object> value, boolean end) {
    int from = first;
    int to = last;
    while (from < to) {
      int middle = from + to >>> 1;
      int order = value.compareTo(value(middle));
      order = key.descending() ? -order : order;
      if (order > 0 || end && order == 0) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }

  /** A comparable form of a row's key: Long, Double or BigDecimal by the type. */
  @SuppressWarnings("unchecked")
  private Comparable<Object> value(int row) {
    Object boxed = Vectors.get(type, column, row);
    if (boxed instanceof Integer i) {
      boxed = (long) i;
    } else if (boxed instanceof Float f) {
      boxed = (double) f;
    }
    if (boxed instanceof Double d) {
      boxed = d + 0.0d;
    }
    return (Comparable<Object>) boxed;
  }

  /** The row's key plus the offset, or minus it. */
  @SuppressWarnings({"unchecked", "rawtypes"})
  private Comparable<Object> moved(int row, boolean plus) {
    Object value = value(row);
    Object offset = bound.offset();
    Object result;
    if (value instanceof Double d) {
      double by = ((Number) offset).doubleValue();
      result = plus ? d + by : d - by;
    } else if (value instanceof BigDecimal d) {
      BigDecimal by = new BigDecimal(offset.toString());
      result = plus ? d.add(by) : d.subtract(by);
    } else {
      result = moved((Long) value, plus);
    }
    return (Comparable) result;
  }

  private long moved(long value, boolean plus) {
    TypeKind unit = bound.offsetType() == null ? TypeKind.BIGINT : bound.offsetType().kind();
    Object offset = bound.offset();
    if (unit == TypeKind.YEAR_MONTH_INTERVAL) {
      return moved(value, ((Number) offset).longValue(), 0, 0, plus);
    }
    if (unit == TypeKind.CALENDAR_INTERVAL) {
      java.util.List<?> parts = (java.util.List<?>) offset;
      long[] p = parts.stream().mapToLong(part -> ((Number) part).longValue()).toArray();
      return moved(value, p[0], p[1], p[2], plus);
    }
    if (unit == TypeKind.DAY_TIME_INTERVAL && type.kind().isDatetime()) {
      long micros = ((Number) offset).longValue();
      return moved(
          value, 0, micros / CivilDate.MICROS_PER_DAY, micros % CivilDate.MICROS_PER_DAY, plus);
    }
    long by = offset instanceof BigDecimal d ? d.longValue() : ((Number) offset).longValue();
    return add(value, by, plus);
  }

  // Beyond the range of the type there is no row either way.
  private static long add(long value, long by, boolean plus) {
    long result = plus ? value + by : value - by;
    boolean up = plus == by >= 0;
    if (up && result < value) {
      return Long.MAX_VALUE;
    }
    return !up && result > value ? Long.MIN_VALUE : result;
  }

  private long moved(long value, long months, long days, long micros, boolean plus) {
    int sign = plus ? 1 : -1;
    if (type.kind() == TypeKind.DATE) {
      return CivilDate.addMonths(value, sign * months)
          + sign * (days + micros / CivilDate.MICROS_PER_DAY);
    }
    try {
      return clock.plus(value, sign * months, sign * days, sign * micros);
    } catch (ArithmeticException e) {
      boolean up = plus == (months > 0 || months == 0 && (days > 0 || days == 0 && micros > 0));
      return up ? Long.MAX_VALUE : Long.MIN_VALUE;
    }
  }
}
