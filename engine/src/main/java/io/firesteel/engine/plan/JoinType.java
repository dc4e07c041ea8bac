package io.firesteel.engine.plan;

/** Which rows a join gives. The left input is the one that is preserved or tested. */
public enum JoinType {
  INNER,
  LEFT,
  RIGHT,
  FULL,
  /** Left rows that have a match, once. */
  LEFT_SEMI,
  /** Left rows that have none (NOT EXISTS: an unknown condition is no match). */
  LEFT_ANTI,
  /** NOT IN: left rows only if the comparison is false for every right row (unknown is not). */
  LEFT_ANTI_NULL_AWARE,
  /**
   * Every left row once, with one more column: whether it has a match (IN under OR and the like).
   * True; false; NULL where no condition is true but one is unknown.
   */
  LEFT_MARK,
  /**
   * Right rows that have a match, once: a semi join that builds its hash table of the tested side.
   */
  RIGHT_SEMI,
  /** Right rows that have none; as for LEFT_ANTI an unknown condition is no match. */
  RIGHT_ANTI;

  /** Whether the output has the left input's columns. */
  public boolean keepsLeft() {
    return this != RIGHT_SEMI && this != RIGHT_ANTI;
  }

  /** Whether the output has the right input's columns. */
  public boolean keepsRight() {
    return this != LEFT_SEMI
        && this != LEFT_ANTI
        && this != LEFT_ANTI_NULL_AWARE
        && this != LEFT_MARK;
  }
}
