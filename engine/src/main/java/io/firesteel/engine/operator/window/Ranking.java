package io.firesteel.engine.operator.window;

import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.DoubleVector;
import io.firesteel.core.vector.IntVector;
import io.firesteel.core.vector.Validity;
import io.firesteel.core.vector.Vectors;
import io.firesteel.engine.function.WindowFunction;
import io.firesteel.engine.operator.TaskContext;
import io.firesteel.engine.plan.AggregateCall;
import io.firesteel.engine.plan.SortKey;
import io.firesteel.engine.plan.WindowCall;
import java.util.ArrayList;
import java.util.List;

/** Ranking and offset functions, from row numbers alone. */
final class Ranking {
  private final WindowFunction.Kind kind;
  private final WindowCall windowCall;
  private final AggregateCall call;
  private final List<SortKey> order;
  private final List<io.firesteel.core.type.SqlType> types;
  private final TaskContext context;

  Ranking(
      WindowFunction function,
      WindowCall call,
      List<SortKey> order,
      List<io.firesteel.core.type.SqlType> types,
      TaskContext context) {
    this.kind = function.kind();
    this.windowCall = call;
    this.call = call.call();
    this.order = order;
    this.types = types;
    this.context = context;
  }

  /** A value for each row of the morsel, which the partitions fill. */
  ColumnVector compute(ColumnVector[] columns, int rows, List<Partition> partitions) {
    switch (kind) {
      case ROW_NUMBER:
      case RANK:
      case DENSE_RANK:
      case NTILE:
        int[] ranks = new int[rows];
        partitions.forEach(p -> rank(p, columns, ranks));
        return new IntVector(ranks, Validity.ALL, rows);
      case PERCENT_RANK:
      case CUME_DIST:
        double[] shares = new double[rows];
        partitions.forEach(p -> share(p, shares));
        return new DoubleVector(shares, Validity.ALL, rows);
      case LEAD:
      case LAG:
        return offset(columns, rows, partitions);
      case NTH_VALUE:
        return nth(columns, rows, partitions);
    }
    throw new AssertionError(kind);
  }

  private void rank(Partition p, ColumnVector[] columns, int[] out) {
    int dense = 0;
    int buckets = kind == WindowFunction.Kind.NTILE ? buckets(p, columns) : 1;
    for (int row = p.from(); row < p.to(); row++) {
      boolean newPeer = p.peerStart()[row] == row;
      dense += newPeer ? 1 : 0;
      switch (kind) {
        case ROW_NUMBER:
          out[row] = row - p.from() + 1;
          break;
        case RANK:
          out[row] = p.peerStart()[row] - p.from() + 1;
          break;
        case DENSE_RANK:
          out[row] = dense;
          break;
        default:
          out[row] = bucket(row - p.from(), p.size(), buckets);
          break;
      }
    }
  }

  private int buckets(Partition p, ColumnVector[] columns) {
    Object constant = constant(0);
    if (constant == null && !call.arguments().isEmpty()) {
      constant =
          Vectors.get(call.argumentTypes().get(0), columns[call.arguments().get(0)], p.from());
    }
    return constant == null ? 1 : Math.max(1, ((Number) constant).intValue());
  }

  /** The first {@code rows % buckets} buckets have one row more than the others. */
  private static int bucket(int index, int rows, int buckets) {
    int size = rows / buckets;
    int larger = rows % buckets;
    int inLarger = larger * (size + 1);
    return index < inLarger ? index / (size + 1) + 1 : larger + (index - inLarger) / size + 1;
  }

  private void share(Partition p, double[] out) {
    int n = p.size();
    for (int row = p.from(); row < p.to(); row++) {
      out[row] =
          kind == WindowFunction.Kind.CUME_DIST
              ? (double) (p.peerEnd()[row] - p.from()) / n
              : n == 1 ? 0.0 : (double) (p.peerStart()[row] - p.from()) / (n - 1);
    }
  }

  private Object constant(int index) {
    return index < call.constants().size() ? call.constants().get(index) : null;
  }

  private ColumnVector offset(ColumnVector[] columns, int rows, List<Partition> partitions) {
    ColumnVector column = columns[call.arguments().get(0)];
    long distance = 1;
    if (call.arguments().size() > 1) {
      Object given = constant(1);
      if (given == null && rows > 0) {
        given = Vectors.get(call.argumentTypes().get(1), columns[call.arguments().get(1)], 0);
      }
      // An offset of NULL finds no row.
      distance = given == null ? Integer.MAX_VALUE : ((Number) given).longValue();
    }
    long signed = kind == WindowFunction.Kind.LEAD ? distance : -distance;
    int[] from = new int[rows];
    for (Partition p : partitions) {
      int[] valid = call.ignoreNulls() ? validRows(column, p) : null;
      for (int row = p.from(); row < p.to(); row++) {
        from[row] = valid == null ? at(p, row + signed) : validAt(p, valid, row, signed);
      }
    }
    ColumnVector values = column.selectOrNull(from, rows);
    if (call.arguments().size() < 3) {
      return values;
    }
    return withDefault(values, columns[call.arguments().get(2)], from, rows);
  }

  private static int at(Partition p, long row) {
    return row >= p.from() && row < p.to() ? (int) row : -1;
  }

  private static int[] validRows(ColumnVector column, Partition p) {
    int[] valid = new int[p.size()];
    int count = 0;
    for (int row = p.from(); row < p.to(); row++) {
      if (!column.isNull(row)) {
        valid[count++] = row;
      }
    }
    return java.util.Arrays.copyOf(valid, count);
  }

  /** The row that is so many rows without NULL away; the current row does not count. */
  private static int validAt(Partition p, int[] valid, int row, long signed) {
    if (signed == 0) {
      return row;
    }
    int found = java.util.Arrays.binarySearch(valid, row);
    long index;
    if (signed > 0) {
      index = (found >= 0 ? found : -found - 2) + signed;
    } else {
      index = (found >= 0 ? found : -found - 1) + signed;
    }
    return index >= 0 && index < valid.length ? valid[(int) index] : -1;
  }

  private ColumnVector withDefault(
      ColumnVector values, ColumnVector defaults, int[] from, int rows) {
    List<ColumnVector> both = List.of(values, defaults);
    ColumnVector all = Vectors.concat(call.type(), both);
    int[] choice = new int[rows];
    for (int i = 0; i < rows; i++) {
      choice[i] = from[i] >= 0 ? i : rows + i;
    }
    return all.select(choice, rows);
  }

  private ColumnVector nth(ColumnVector[] columns, int rows, List<Partition> partitions) {
    ColumnVector column = columns[call.arguments().get(0)];
    Object given = constant(1);
    long n = given == null ? 1 : ((Number) given).longValue();
    boolean ignoreNulls = call.ignoreNulls() || Boolean.TRUE.equals(constant(2));
    List<ColumnVector> parts = new ArrayList<>();
    for (Partition p : partitions) {
      context.check();
      Frames frames = frames(p);
      int[] valid = ignoreNulls ? validRows(column, p) : null;
      int[] from = new int[p.size()];
      for (int i = 0; i < from.length; i++) {
        long row;
        if (valid == null) {
          row = frames.low[i] + n - 1;
        } else {
          int first = java.util.Arrays.binarySearch(valid, frames.low[i]);
          long index = (first >= 0 ? first : -first - 1) + n - 1;
          row = index >= 0 && index < valid.length ? valid[(int) index] : -1;
        }
        from[i] = row >= frames.low[i] && row < frames.high[i] ? (int) row : -1;
      }
      parts.add(column.selectOrNull(from, from.length));
    }
    return Vectors.concat(call.type(), parts);
  }

  private Frames frames(Partition p) {
    if (windowCall.frame() == null) {
      WindowCall.Bound first =
          new WindowCall.Bound(WindowCall.BoundKind.UNBOUNDED_PRECEDING, null, null);
      WindowCall.Bound last =
          new WindowCall.Bound(WindowCall.BoundKind.UNBOUNDED_FOLLOWING, null, null);
      WindowCall.Frame whole = new WindowCall.Frame(WindowCall.FrameUnit.ROWS, first, last);
      return Frames.of(p, whole, order, types, context.query().zone());
    }
    return Frames.of(p, windowCall.frame(), order, types, context.query().zone());
  }
}
