package io.firesteel.engine.plan;

import java.io.Serializable;

/**
 * A function over a window: ranking, offset or aggregate function with its frame.
 *
 * @param call name, argument columns, types; a window function's name or an aggregate's
 * @param frame null for functions without one (ranking, lead, lag)
 */
public record WindowCall(AggregateCall call, Frame frame) implements Serializable {

  /** What a frame's bounds count. */
  public enum FrameUnit {
    ROWS,
    RANGE,
    GROUPS
  }

  /** A frame's bound, seen from the current row. */
  public enum BoundKind {
    UNBOUNDED_PRECEDING,
    PRECEDING,
    CURRENT_ROW,
    FOLLOWING,
    UNBOUNDED_FOLLOWING
  }

  /**
   * A bound.
   *
   * @param offset for PRECEDING and FOLLOWING: rows (Long) for ROWS and GROUPS; for RANGE a value
   *     of the offset's type, not negative, boxed as in {@code Vectors}
   * @param offsetType the offset's type, for RANGE
   */
  public record Bound(BoundKind kind, Object offset, io.firesteel.core.type.SqlType offsetType)
      implements Serializable {
    @Override
    public String toString() {
      return offset == null ? kind.name() : offset + " " + kind.name();
    }
  }

  /** ROWS, RANGE or GROUPS BETWEEN start AND end. */
  public record Frame(FrameUnit unit, Bound start, Bound end) implements Serializable {
    @Override
    public String toString() {
      return unit + " BETWEEN " + start + " AND " + end;
    }
  }

  @Override
  public String toString() {
    return frame == null ? call.toString() : call + " " + frame;
  }
}
