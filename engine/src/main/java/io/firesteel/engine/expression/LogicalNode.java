package io.firesteel.engine.expression;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.BooleanVector;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.ConstantVector;
import io.firesteel.core.vector.Validity;

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

  /**
   * A filter drops rows that are null, so they skip the operands that follow as well. While many
   * rows are left and operands are cheap, they are evaluated for all rows and their answers are
   * combined; after that the rows that are left are gathered.
   */
  private int filterAll(Rows rows, int[] selected) {
    int n = rows.count();
    boolean[] left = new boolean[n];
    java.util.Arrays.fill(left, true);
    int count = n;
    int k = 0;
    while (k < operands.length && count > 0 && operands[k].isDenseCheap(count, n)) {
      count = retain(left, operands[k].evaluate(rows), n);
      k++;
    }
    if (count == 0) {
      return 0;
    }
    rowsLeft(left, n, selected);
    int[] inner = k < operands.length ? new int[count] : null;
    for (; k < operands.length && count > 0; k++) {
      int[] outer = java.util.Arrays.copyOf(selected, count);
      count = operands[k].filter(rows.subset(outer, count), inner);
      for (int i = 0; i < count; i++) {
        selected[i] = outer[inner[i]];
      }
    }
    return count;
  }

  private static void rowsLeft(boolean[] left, int n, int[] selected) {
    int count = 0;
    for (int i = 0; i < n; i++) {
      selected[count] = i;
      count += left[i] ? 1 : 0;
    }
  }

  /** Drops the rows for which the operand is not true, and returns how many are left. */
  private static int retain(boolean[] left, ColumnVector operand, int n) {
    int count = 0;
    if (operand instanceof ConstantVector c) {
      boolean all = !c.isNull() && ((BooleanVector) c.value()).get(0);
      if (!all) {
        return 0;
      }
    } else {
      BooleanVector flat = (BooleanVector) operand.flatten();
      boolean[] values = flat.values();
      Validity validity = flat.validity();
      if (validity.allValid()) {
        for (int i = 0; i < n; i++) { // meant to vectorise
          left[i] &= values[i];
        }
      } else {
        for (int i = 0; i < n; i++) {
          left[i] &= values[i] & validity.isValid(i);
        }
      }
    }
    for (int i = 0; i < n; i++) {
      count += left[i] ? 1 : 0;
    }
    return count;
  }
}
