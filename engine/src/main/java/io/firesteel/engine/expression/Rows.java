package io.firesteel.engine.expression;

import io.firesteel.core.vector.ColumnVector;

/**
 * The rows that a node is evaluated for: all rows of a batch, or some of them, whose columns are
 * gathered only when a node asks for them. Remembers the values of common subexpressions.
 */
final class Rows {
  private final ColumnVector[] columns;
  private final int count;
  private final ColumnVector[] shared;
  private final Rows parent;
  private final int[] selected;

  private Rows(
      ColumnVector[] columns, int count, ColumnVector[] shared, Rows parent, int[] selected) {
    this.columns = columns;
    this.count = count;
    this.shared = shared;
    this.parent = parent;
    this.selected = selected;
  }

  /**
   * @param sharedSlots number of common subexpressions
   */
  static Rows of(ColumnVector[] columns, int count, int sharedSlots) {
    return new Rows(columns, count, new ColumnVector[sharedSlots], null, null);
  }

  /** Rows {@code selected[0..count)} of these; the array must not change afterwards. */
  Rows subset(int[] rows, int size) {
    return new Rows(
        new ColumnVector[columns.length], size, new ColumnVector[shared.length], this, rows);
  }

  /** Other rows with the given values of one column; the other columns may not be asked for. */
  Rows ofColumn(int index, ColumnVector values) {
    ColumnVector[] only = new ColumnVector[columns.length];
    only[index] = values;
    return new Rows(only, values.length(), new ColumnVector[shared.length], null, null);
  }

  int count() {
    return count;
  }

  ColumnVector column(int index) {
    ColumnVector column = columns[index];
    if (column == null) {
      column = parent.column(index).select(selected, count);
      columns[index] = column;
    }
    return column;
  }

  /** The value of a common subexpression if it was evaluated for these rows, else null. */
  ColumnVector shared(int slot) {
    ColumnVector value = shared[slot];
    if (value == null && parent != null) {
      ColumnVector outer = parent.shared(slot);
      if (outer != null) {
        value = outer.select(selected, count);
        shared[slot] = value;
      }
    }
    return value;
  }

  void share(int slot, ColumnVector value) {
    shared[slot] = value;
  }
}
