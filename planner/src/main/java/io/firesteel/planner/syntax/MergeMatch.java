package io.firesteel.planner.syntax;

/** Which rows a WHEN clause of MERGE is for. */
public enum MergeMatch {
  MATCHED,
  NOT_MATCHED,
  NOT_MATCHED_BY_SOURCE
}
