package io.firesteel.planner.syntax;

/** How TABLESAMPLE says its size. */
public enum SampleKind {
  PERCENT,
  ROWS,
  BUCKET,
  BYTES
}
