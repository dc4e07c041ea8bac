package io.firesteel.planner.syntax;

/** What ALTER ... SET PROPERTIES changes. */
public enum PropertyOwner {
  NAMESPACE,
  TABLE,
  VIEW
}
