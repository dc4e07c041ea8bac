package io.firesteel.planner.syntax;

/** The pattern language of LIKE and its relatives. */
public enum LikeKind {
  LIKE,
  ILIKE,
  RLIKE
}
