package io.firesteel.planner.syntax;

/** What EXPLAIN shows. */
public enum ExplainMode {
  SIMPLE,
  EXTENDED,
  CODEGEN,
  COST,
  FORMATTED,
  LOGICAL
}
