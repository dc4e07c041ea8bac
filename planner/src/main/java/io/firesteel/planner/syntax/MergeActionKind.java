package io.firesteel.planner.syntax;

/** What a WHEN clause of MERGE does. */
public enum MergeActionKind {
  UPDATE,
  DELETE,
  INSERT
}
