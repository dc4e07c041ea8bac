package io.firesteel.planner.syntax;

/** Kinds of joins. */
public enum JoinType {
  INNER,
  CROSS,
  LEFT_OUTER,
  RIGHT_OUTER,
  FULL_OUTER,
  LEFT_SEMI,
  LEFT_ANTI
}
