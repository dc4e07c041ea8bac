package io.firesteel.planner.syntax;

/** Kinds of table constraints. */
public enum ConstraintKind {
  PRIMARY_KEY,
  UNIQUE,
  FOREIGN_KEY,
  CHECK
}
