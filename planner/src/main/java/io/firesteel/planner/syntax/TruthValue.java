package io.firesteel.planner.syntax;

/** What IS TRUE, IS FALSE and IS UNKNOWN test for. */
public enum TruthValue {
  TRUE,
  FALSE,
  UNKNOWN
}
