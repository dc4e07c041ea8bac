package io.firesteel.engine.operator.window;

import io.firesteel.core.type.SqlType;
import io.firesteel.engine.plan.SortKey;
import io.firesteel.engine.plan.WindowCall.Bound;
import io.firesteel.engine.plan.WindowCall.BoundKind;
import io.firesteel.engine.plan.WindowCall.Frame;
import io.firesteel.engine.plan.WindowCall.FrameUnit;
import java.time.ZoneId;
import java.util.List;

/** The frames of all rows of a partition, as ranges [low, high) of the morsel's rows. */
final class Frames {
  final int[] low;
  final int[] high;

  private Frames(int rows) {
    this.low = new int[rows];
    this.high = new int[rows];
  }

  /**
   * Index i of the arrays is row {@code partition.from() + i}.
   *
   * @param types of the morsel's columns
   * @param zone of the session, in which timestamps move by days and months
   */
  static Frames of(
      Partition partition, Frame frame, List<SortKey> order, List<SqlType> types, ZoneId zone) {
    int n = partition.size();
    Frames frames = new Frames(n);
    bound(partition, frame.unit(), frame.start(), false, order, types, zone, frames.low);
    bound(partition, frame.unit(), frame.end(), true, order, types, zone, frames.high);
    for (int i = 0; i < n; i++) {
      frames.low[i] = Math.max(frames.low[i], partition.from());
      frames.high[i] = Math.max(frames.low[i], Math.min(frames.high[i], partition.to()));
      frames.low[i] = Math.min(frames.low[i], frames.high[i]);
    }
    return frames;
  }

  static boolean isWhole(Frame frame) {
    return frame == null
        || frame.start().kind() == BoundKind.UNBOUNDED_PRECEDING
            && frame.end().kind() == BoundKind.UNBOUNDED_FOLLOWING;
  }

  static boolean startsWithPartition(Frame frame) {
    return frame.start().kind() == BoundKind.UNBOUNDED_PRECEDING;
  }

  private static void bound(
      Partition p,
      FrameUnit unit,
      Bound bound,
      boolean end,
      List<SortKey> order,
      List<SqlType> types,
      ZoneId zone,
      int[] out) {
    int n = p.size();
    switch (bound.kind()) {
      case UNBOUNDED_PRECEDING:
        java.util.Arrays.fill(out, p.from());
        return;
      case UNBOUNDED_FOLLOWING:
        java.util.Arrays.fill(out, p.to());
        return;
      case CURRENT_ROW:
        for (int i = 0; i < n; i++) {
          int row = p.from() + i;
          if (unit == FrameUnit.ROWS) {
            out[i] = end ? row + 1 : row;
          } else {
            out[i] = end ? p.peerEnd()[row] : p.peerStart()[row];
          }
        }
        return;
      default:
        break;
    }
    boolean preceding = bound.kind() == BoundKind.PRECEDING;
    if (unit == FrameUnit.RANGE) {
      new RangeBounds(p, bound, order.get(0), types, zone).fill(preceding, end, out);
      return;
    }
    long offset = ((Number) bound.offset()).longValue();
    long signed = preceding ? -offset : offset;
    if (unit == FrameUnit.ROWS) {
      for (int i = 0; i < n; i++) {
        long row = p.from() + i + signed + (end ? 1 : 0);
        out[i] = (int) Math.max(p.from(), Math.min(p.to(), row));
      }
    } else {
      groups(p, signed, end, out);
    }
  }

  private static void groups(Partition p, long signed, boolean end, int[] out) {
    int n = p.size();
    int[] starts = new int[n + 1];
    int[] groupOf = new int[n];
    int count = 0;
    for (int i = 0; i < n; i++) {
      if (p.peerStart()[p.from() + i] == p.from() + i) {
        starts[count++] = p.from() + i;
      }
      groupOf[i] = count - 1;
    }
    starts[count] = p.to();
    for (int i = 0; i < n; i++) {
      long group = groupOf[i] + signed + (end ? 1 : 0);
      out[i] = starts[(int) Math.max(0, Math.min(count, group))];
    }
  }
}
