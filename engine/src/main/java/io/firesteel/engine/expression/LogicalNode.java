package io.firesteel.engine.expression;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.ColumnVector;

/** AND or OR: a row that is decided skips the operands that follow, if they can fail or cost. */
final class LogicalNode extends Node {
  private final boolean and;
  private final Node[] operands;

  LogicalNode(boolean and, Node[] operands) {
    super(SqlType.BOOLEAN, false, true, 1, operands);
    this.and = and;
    this.operands = operands;
  }

  @Override
  ColumnVector evaluate(Rows rows) {
    int n = rows.count();
    TruthValues result = new TruthValues(and, n);
    result.combine(operands[0].evaluate(rows));
    for (int k = 1; k < operands.length; k++) {
      Node operand = operands[k];
      int undecided = result.undecidedCount();
      if (undecided == 0) {
        break;
      }
      if (operand.isDenseCheap(undecided, n)) {
        result.combine(operand.evaluate(rows));
      } else {
        int[] left = result.undecided(undecided);
        result.combine(left, undecided, operand.evaluate(rows.subset(left, undecided)));
      }
    }
    return result.toVector();
  }

  @Override
  int filter(Rows rows, int[] selected) {
    return and ? filterAll(rows, selected) : super.filter(rows, selected);
  }

  /** A filter drops rows that are null, so they skip the operands that follow as well. */
  private int filterAll(Rows rows, int[] selected) {
    int n = rows.count();
    int count = operands[0].filter(rows, selected);
    int[] inner = null;
    for (int k = 1; k < operands.length && count > 0; k++) {
      Node operand = operands[k];
      if (count == n) {
        count = operand.filter(rows, selected);
      } else if (operand.isDenseCheap(count, n)) {
        inner = inner == null ? new int[n] : inner;
        count = intersect(selected, count, inner, operand.filter(rows, inner));
      } else {
        inner = inner == null ? new int[n] : inner;
        int[] outer = java.util.Arrays.copyOf(selected, count);
        count = operand.filter(rows.subset(outer, count), inner);
        for (int i = 0; i < count; i++) {
          selected[i] = outer[inner[i]];
        }
      }
    }
    return count;
  }

  /** Keeps of {@code a} what is in {@code b} too; both ascending. */
  private static int intersect(int[] a, int countA, int[] b, int countB) {
    int out = 0;
    int i = 0;
    int j = 0;
    while (i < countA && j < countB) {
      int x = a[i];
      int y = b[j];
      a[out] = x;
      out += x == y ? 1 : 0;
      i += x <= y ? 1 : 0;
      j += y <= x ? 1 : 0;
    }
    return out;
  }
}
