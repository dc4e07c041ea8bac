package io.firesteel.engine.expression;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.Vectors;

/** COALESCE: each operand for the rows that are still null. */
final class CoalesceNode extends Node {
  private final Node[] operands;

  CoalesceNode(SqlType type, Node[] operands) {
    super(type, false, true, 2, operands);
    this.operands = operands;
  }

  @Override
  ColumnVector evaluate(Rows rows) {
    int n = rows.count();
    ColumnVector first = operands[0].evaluate(rows);
    if (!first.mayHaveNulls()) {
      return first;
    }
    Branches branches = new Branches(type, n);
    int[] left = Branches.identity(n);
    int leftCount = split(branches, first, left, n);
    for (int k = 1; k < operands.length && leftCount > 0; k++) {
      ColumnVector values =
          operands[k].evaluate(leftCount == n ? rows : rows.subset(left.clone(), leftCount));
      leftCount = split(branches, values, left, leftCount);
    }
    if (leftCount > 0) {
      branches.add(left, leftCount, Vectors.nulls(type, n), null);
    }
    return branches.build();
  }

  /**
   * Adds the rows that have a value, and leaves the others in {@code left}.
   *
   * @param values of rows {@code left[0..count)}
   */
  private static int split(Branches branches, ColumnVector values, int[] left, int count) {
    int[] rows = new int[count];
    int[] source = new int[count];
    int found = 0;
    int rest = 0;
    for (int i = 0; i < count; i++) {
      int row = left[i];
      if (values.isNull(i)) {
        left[rest++] = row;
      } else {
        rows[found] = row;
        source[found++] = i;
      }
    }
    if (found > 0) {
      branches.add(rows, found, values, source);
    }
    return rest;
  }
}
