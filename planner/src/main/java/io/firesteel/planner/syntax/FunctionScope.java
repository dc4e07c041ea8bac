package io.firesteel.planner.syntax;

/** Which functions SHOW FUNCTIONS lists. */
public enum FunctionScope {
  ALL,
  SYSTEM,
  USER
}
