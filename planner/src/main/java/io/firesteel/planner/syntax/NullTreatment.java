package io.firesteel.planner.syntax;

/** Whether a function skips nulls. */
public enum NullTreatment {
  IGNORE_NULLS,
  RESPECT_NULLS
}
