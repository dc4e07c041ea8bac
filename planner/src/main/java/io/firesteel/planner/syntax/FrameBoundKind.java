package io.firesteel.planner.syntax;

/** Kinds of ends of a window frame. */
public enum FrameBoundKind {
  UNBOUNDED_PRECEDING,
  PRECEDING,
  CURRENT_ROW,
  FOLLOWING,
  UNBOUNDED_FOLLOWING
}
