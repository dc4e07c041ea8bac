package io.firesteel.planner.syntax;

/** Set operations; MINUS is EXCEPT. */
public enum SetOperator {
  UNION,
  EXCEPT,
  INTERSECT
}
