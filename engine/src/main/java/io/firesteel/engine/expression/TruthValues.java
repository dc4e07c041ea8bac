package io.firesteel.engine.expression;

import io.firesteel.core.vector.BooleanVector;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.ConstantVector;
import io.firesteel.core.vector.Validity;

/**
 * The running result of AND (or OR) over some operands, three-valued. A null holds the neutral
 * value (true for AND, false for OR), so that {@code values} alone tells which rows are decided: a
 * row is decided by false for AND, by true for OR.
 */
final class TruthValues {
  private final boolean and;
  private final int count;
  private final boolean[] values;
  private boolean[] nulls;

  TruthValues(boolean and, int count) {
    this.and = and;
    this.count = count;
    this.values = new boolean[count];
    if (and) {
      java.util.Arrays.fill(values, true);
    }
  }

  /** Combines with an operand that was evaluated for all rows. */
  void combine(ColumnVector operand) {
    if (operand instanceof ConstantVector c) {
      combineConstant(c);
      return;
    }
    BooleanVector flat = (BooleanVector) operand.flatten();
    boolean[] other = flat.values();
    if (flat.validity().allValid()) {
      if (and) {
        for (int i = 0; i < count; i++) { // meant to vectorise
          values[i] &= other[i];
        }
      } else {
        for (int i = 0; i < count; i++) { // meant to vectorise
          values[i] |= other[i];
        }
      }
      return;
    }
    boolean[] unknown = nulls();
    Validity validity = flat.validity();
    for (int i = 0; i < count; i++) {
      boolean isNull = validity.isNull(i);
      unknown[i] |= isNull;
      if (and) {
        values[i] &= other[i] | isNull;
      } else {
        values[i] |= other[i] & !isNull;
      }
    }
  }

  private void combineConstant(ConstantVector operand) {
    if (operand.isNull()) {
      java.util.Arrays.fill(nulls(), true);
    } else if (((BooleanVector) operand.value()).get(0) != and) {
      java.util.Arrays.fill(values, !and);
    }
  }

  /** Combines with an operand that was evaluated for some rows. */
  void combine(int[] rows, int size, ColumnVector operand) {
    BooleanVector flat = (BooleanVector) operand.flatten();
    Validity validity = flat.validity();
    for (int j = 0; j < size; j++) {
      int row = rows[j];
      if (validity.isNull(j)) {
        nulls()[row] = true;
      } else if (flat.get(j) != and) {
        values[row] = !and;
      }
    }
  }

  private boolean[] nulls() {
    if (nulls == null) {
      nulls = new boolean[count];
    }
    return nulls;
  }

  /** Rows that later operands can still change. */
  int undecidedCount() {
    int ones = 0;
    for (int i = 0; i < count; i++) {
      ones += values[i] ? 1 : 0;
    }
    return and ? ones : count - ones;
  }

  /** The undecided rows, in a new array. */
  int[] undecided(int size) {
    int[] rows = new int[size + 1];
    int n = 0;
    for (int i = 0; i < count; i++) {
      rows[n] = i;
      n += values[i] == and ? 1 : 0;
      if (n == size) {
        break;
      }
    }
    return rows;
  }

  BooleanVector toVector() {
    if (nulls == null) {
      return new BooleanVector(values, Validity.ALL, count);
    }
    for (int i = 0; i < count; i++) {
      nulls[i] &= values[i] == and;
    }
    return new BooleanVector(values, Validity.ofNulls(nulls, count), count);
  }
}
