package io.firesteel.planner.syntax;

/** How many of the patterns must match; SOME is ANY. */
public enum LikeQuantifier {
  ANY,
  ALL
}
