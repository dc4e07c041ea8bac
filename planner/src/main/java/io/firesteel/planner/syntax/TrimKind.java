package io.firesteel.planner.syntax;

/** The sides that TRIM works on. */
public enum TrimKind {
  BOTH,
  LEADING,
  TRAILING
}
