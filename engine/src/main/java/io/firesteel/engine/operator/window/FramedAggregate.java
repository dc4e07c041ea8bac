package io.firesteel.engine.operator.window;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.LongVector;
import io.firesteel.core.vector.Validity;
import io.firesteel.core.vector.Vectors;
import io.firesteel.engine.function.Accumulator;
import io.firesteel.engine.operator.TaskContext;
import io.firesteel.engine.operator.aggregate.CallBinding;
import io.firesteel.engine.plan.AggregateCall;
import io.firesteel.engine.plan.SortKey;
import io.firesteel.engine.plan.WindowCall;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** An aggregate function over the frames of partitions. Belongs to one task. */
final class FramedAggregate {
  private final WindowCall windowCall;
  private final AggregateCall call;
  private final List<SortKey> order;
  private final List<SqlType> types;
  private final TaskContext context;

  FramedAggregate(WindowCall call, List<SortKey> order, List<SqlType> types, TaskContext context) {
    this.windowCall = call;
    this.call = call.call();
    this.order = order;
    this.types = types;
    this.context = context;
  }

  private Accumulator accumulator() {
    return CallBinding.bind(call, context.query());
  }

  /** A value for each row of the morsel, which the partitions fill. */
  ColumnVector compute(ColumnVector[] columns, int rows, List<Partition> partitions) {
    if (Frames.isWhole(windowCall.frame())) {
      return wholePartitions(columns, rows, partitions);
    }
    List<ColumnVector> parts = new ArrayList<>();
    for (Partition partition : partitions) {
      context.check();
      Frames frames =
          Frames.of(partition, windowCall.frame(), order, types, context.query().zone());
      parts.add(framed(columns, partition, frames));
    }
    return Vectors.concat(call.type(), parts);
  }

  private ColumnVector wholePartitions(
      ColumnVector[] columns, int rows, List<Partition> partitions) {
    int[] groups = new int[rows];
    int group = 0;
    for (Partition partition : partitions) {
      Arrays.fill(groups, partition.from(), partition.to(), group++);
    }
    Accumulator accumulator = accumulator();
    accumulator.resize(group);
    accumulator.add(groups, arguments(columns, 0, rows), rows);
    return accumulator.finish(0, group).select(groups, rows);
  }

  private ColumnVector framed(ColumnVector[] columns, Partition partition, Frames frames) {
    switch (call.function()) {
      case "first":
      case "any_value":
      case "last":
        return edge(columns, partition, frames);
      case "count":
        if (call.arguments().isEmpty()) {
          return counts(frames);
        }
        break;
      default:
        break;
    }
    if (Frames.startsWithPartition(windowCall.frame())) {
      return running(columns, partition, frames);
    }
    int n = partition.size();
    // Frames are numbered from the partition's first row.
    int longest = 0;
    int[] low = new int[n];
    int[] high = new int[n];
    for (int i = 0; i < n; i++) {
      low[i] = frames.low[i] - partition.from();
      high[i] = frames.high[i] - partition.from();
      longest = Math.max(longest, high[i] - low[i]);
    }
    ColumnVector[] arguments = arguments(columns, partition.from(), n);
    FrameTree tree = new FrameTree(this::accumulator, arguments, n, longest);
    List<ColumnVector> parts = new ArrayList<>();
    for (int from = 0; from < n; from += 1024) {
      context.check();
      parts.add(tree.results(low, high, from, Math.min(1024, n - from)));
    }
    return Vectors.concat(call.type(), parts);
  }

  private ColumnVector[] arguments(ColumnVector[] columns, int from, int count) {
    ColumnVector[] out = new ColumnVector[call.arguments().size()];
    int[] rows = null;
    for (int i = 0; i < out.length; i++) {
      ColumnVector column = columns[call.arguments().get(i)];
      if (from == 0 && count == column.length()) {
        out[i] = column;
      } else {
        rows = rows == null ? range(from, count) : rows;
        out[i] = column.select(rows, count);
      }
    }
    return out;
  }

  private static int[] range(int from, int count) {
    int[] rows = new int[count];
    for (int i = 0; i < count; i++) {
      rows[i] = from + i;
    }
    return rows;
  }

  private static ColumnVector counts(Frames frames) {
    long[] counts = new long[frames.low.length];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = frames.high[i] - frames.low[i];
    }
    return new LongVector(counts, Validity.ALL, counts.length);
  }

  /** Frames that begin with the partition: their ends only ever move on. */
  private ColumnVector running(ColumnVector[] columns, Partition partition, Frames frames) {
    int n = partition.size();
    Accumulator accumulator = accumulator();
    accumulator.resize(1);
    int[] resultOf = new int[n];
    List<ColumnVector> results = new ArrayList<>();
    int added = partition.from();
    int last = -1;
    for (int i = 0; i < n; i++) {
      int end = frames.high[i];
      if (end != last) {
        if (end > added) {
          accumulator.addAll(0, arguments(columns, added, end - added), end - added);
          added = end;
        }
        results.add(accumulator.finish(0, 1));
        last = end;
        if ((results.size() & 1023) == 0) {
          context.check();
        }
      }
      resultOf[i] = results.size() - 1;
    }
    return Vectors.concat(call.type(), results).select(resultOf, n);
  }

  /** The first or last row of each frame, or the first or last one without a NULL. */
  private ColumnVector edge(ColumnVector[] columns, Partition partition, Frames frames) {
    ColumnVector column = columns[call.arguments().get(0)];
    boolean last = call.function().equals("last");
    boolean ignoreNulls =
        call.ignoreNulls()
            || call.constants().size() > 1 && Boolean.TRUE.equals(call.constants().get(1));
    int n = partition.size();
    int[] rows = new int[n];
    int[] valid =
        ignoreNulls && column.mayHaveNulls() ? nearestValid(column, partition, last) : null;
    for (int i = 0; i < n; i++) {
      int low = frames.low[i];
      int high = frames.high[i];
      int row = -1;
      if (low < high) {
        row = last ? high - 1 : low;
        if (valid != null) {
          row = valid[row - partition.from()];
          row = row < low || row >= high ? -1 : row;
        }
      }
      rows[i] = row;
    }
    return column.selectOrNull(rows, n);
  }

  /** For each row the nearest one at or after it (with {@code before}: before) that is not null. */
  private static int[] nearestValid(ColumnVector column, Partition partition, boolean before) {
    int n = partition.size();
    int[] nearest = new int[n];
    int found = -1;
    for (int k = 0; k < n; k++) {
      int i = before ? k : n - 1 - k;
      int row = partition.from() + i;
      if (!column.isNull(row)) {
        found = row;
      }
      nearest[i] = found;
    }
    return nearest;
  }
}
