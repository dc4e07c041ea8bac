package io.firesteel.planner.syntax;

/** Units of a window frame. */
public enum FrameUnit {
  ROWS,
  RANGE
}
