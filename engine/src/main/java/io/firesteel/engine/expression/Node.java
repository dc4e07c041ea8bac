package io.firesteel.engine.expression;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.BooleanVector;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.ConstantVector;
import io.firesteel.core.vector.Validity;

/** A compiled expression. What is known about it decides where and how often it is evaluated. */
abstract class Node {
  /** {@link #column} of a node that depends on no column. */
  static final int NO_COLUMN = -1;

  /** {@link #column} of a node that depends on several columns. */
  static final int MANY_COLUMNS = -2;

  /** Up to this cost, evaluating all rows is cheaper than compacting the rows in question. */
  static final int CHEAP = 6;

  final SqlType type;

  /** Whether evaluating it for a row may raise an error. */
  final boolean canFail;

  /** Whether equal inputs give equal results. */
  final boolean deterministic;

  /** A rough cost of a row, where 1 is a fixed-width operation. */
  final int cost;

  /** The only column that it depends on, or {@link #NO_COLUMN}, or {@link #MANY_COLUMNS}. */
  final int column;

  Node(SqlType type, boolean canFail, boolean deterministic, int cost, int column) {
    this.type = type;
    this.canFail = canFail;
    this.deterministic = deterministic;
    this.cost = cost;
    this.column = column;
  }

  /** A node over children, with what follows from them. */
  Node(SqlType type, boolean canFail, boolean deterministic, int ownCost, Node[] children) {
    boolean fails = canFail;
    boolean pure = deterministic;
    int sum = ownCost;
    int only = NO_COLUMN;
    for (Node child : children) {
      fails |= child.canFail;
      pure &= child.deterministic;
      sum = Math.min(1_000_000, sum + child.cost);
      only = union(only, child.column);
    }
    this.type = type;
    this.canFail = fails;
    this.deterministic = pure;
    this.cost = sum;
    this.column = only;
  }

  private static int union(int a, int b) {
    if (a == NO_COLUMN || a == b) {
      return b;
    }
    return b == NO_COLUMN ? a : MANY_COLUMNS;
  }

  /**
   * The values for all rows, in any encoding. There is at least one row.
   *
   * @throws io.firesteel.core.error.SqlException of a row
   */
  abstract ColumnVector evaluate(Rows rows);

  /**
   * The rows for which this boolean is true, ascending, into {@code selected}. There is at least
   * one row.
   */
  int filter(Rows rows, int[] selected) {
    return whereTrue(evaluate(rows), selected);
  }

  final boolean isDenseCheap(int wanted, int total) {
    return wanted == total || !canFail && cost <= CHEAP && wanted * 4L >= total;
  }

  /** The rows of a boolean vector that are true. */
  static int whereTrue(ColumnVector vector, int[] selected) {
    int n = vector.length();
    if (vector instanceof ConstantVector c) {
      if (c.isNull() || !((BooleanVector) c.value()).get(0)) {
        return 0;
      }
      for (int i = 0; i < n; i++) {
        selected[i] = i;
      }
      return n;
    }
    BooleanVector flat = (BooleanVector) vector.flatten();
    boolean[] values = flat.values();
    Validity validity = flat.validity();
    int count = 0;
    if (validity.allValid()) {
      for (int i = 0; i < n; i++) {
        selected[count] = i;
        count += values[i] ? 1 : 0;
      }
      return count;
    }
    for (int base = 0; base < n; base += 64) {
      long word = validity.word(base >> 6);
      int end = Math.min(n, base + 64);
      for (int i = base; i < end; i++) {
        selected[count] = i;
        count += values[i] ? (int) (word >>> i & 1) : 0;
      }
    }
    return count;
  }
}
