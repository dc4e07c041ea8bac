package io.firesteel.planner.syntax;

/** How a cast was written. */
public enum CastKind {
  CAST,
  TRY_CAST,
  DOUBLE_COLON
}
