package io.firesteel.planner.syntax;

/** The type word of a {@link TypedLiteral}. */
public enum TypedLiteralKind {
  DATE,
  TIME,
  TIMESTAMP,
  TIMESTAMP_NTZ,
  TIMESTAMP_LTZ
}
