package io.firesteel.engine.expression;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.ColumnVector;

/** Searched CASE: each condition for the rows that none before it took. */
final class CaseNode extends Node {
  private final Node[] conditions;
  private final Node[] results;
  private final Node otherwise;

  CaseNode(SqlType type, Node[] conditions, Node[] results, Node otherwise, Node[] all) {
    super(type, false, true, 2, all);
    this.conditions = conditions;
    this.results = results;
    this.otherwise = otherwise;
  }

  @Override
  ColumnVector evaluate(Rows rows) {
    int n = rows.count();
    Branches branches = new Branches(type, n);
    int[] left = Branches.identity(n);
    int leftCount = n;
    for (int k = 0; k < conditions.length && leftCount > 0; k++) {
      Rows these = leftCount == n ? rows : rows.subset(left, leftCount);
      int[] taken = new int[leftCount];
      // Filtering may skip operands that evaluating would not, and so hide their errors.
      int takenCount =
          conditions[k].canFail
              ? whereTrue(conditions[k].evaluate(these), taken)
              : conditions[k].filter(these, taken);
      if (takenCount == 0) {
        continue;
      }
      // Row numbers of the subset become row numbers of the batch; the rest stays.
      int[] rest = new int[leftCount - takenCount];
      int t = 0;
      int r = 0;
      for (int i = 0; i < leftCount; i++) {
        if (t < takenCount && taken[t] == i) {
          taken[t++] = left[i];
        } else {
          rest[r++] = left[i];
        }
      }
      branches.evaluate(results[k], rows, taken, takenCount);
      left = rest;
      leftCount = r;
    }
    branches.evaluate(otherwise, rows, left, leftCount);
    return branches.build();
  }
}
