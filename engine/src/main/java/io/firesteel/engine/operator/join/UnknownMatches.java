package io.firesteel.engine.operator.join;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.Batch;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.engine.operator.TaskContext;
import io.firesteel.engine.operator.row.ValueOrder;

/**
 * Which left rows compare as unknown with some right row: a key of either is NULL, and the others
 * are equal. A left row without NULL meets only the right rows with one; a left row with a NULL
 * meets all. Belongs to one task.
 */
final class UnknownMatches {
  private final BuildSide build;
  private final JoinSpec spec;
  private final ProbeKeys keys;
  private final Residual residual;
  private final TaskContext context;
  private final ValueOrder[] orders;
  private final ColumnVector[] rightKeys;
  private final int limit;

  UnknownMatches(BuildSide build, ProbeKeys keys, Residual residual, TaskContext context) {
    this.build = build;
    this.spec = build.spec();
    this.keys = keys;
    this.residual = residual;
    this.context = context;
    this.limit = Math.max(1, context.batchRows());
    int n = spec.rightKeys().length;
    this.orders = new ValueOrder[n];
    this.rightKeys = new ColumnVector[n];
    for (int k = 0; k < n; k++) {
      SqlType type = spec.keyTypes().get(k);
      orders[k] = ValueOrder.of(type);
      rightKeys[k] = build.column(spec.rightKeys()[k]).flatten();
    }
  }

  /**
   * The rows of the batch that was looked up last which have an unknown comparison, apart from
   * those that match anyway; null if there is none.
   */
  boolean[] find(Batch in, boolean[] matches) {
    int[] unknownRows = build.unknownRows();
    boolean[] nullKeys = keys.nullKeys();
    if (build.rows() == 0 || unknownRows == null && nullKeys == null) {
      return null;
    }
    boolean single = orders.length == 1 && residual == null;
    ColumnVector[] left = new ColumnVector[orders.length];
    for (int k = 0; k < left.length; k++) {
      left[k] = keys.key(k).flatten();
    }
    boolean[] unknown = new boolean[in.rows()];
    for (int i = 0; i < unknown.length; i++) {
      if (matches[i]) {
        continue;
      }
      boolean nullKey = nullKeys != null && nullKeys[i];
      if (single) {
        unknown[i] = nullKey || unknownRows != null;
      } else if (nullKey || unknownRows != null) {
        context.check();
        unknown[i] = meets(in, left, i, nullKey ? null : unknownRows);
      }
    }
    return unknown;
  }

  private boolean meets(Batch in, ColumnVector[] left, int row, int[] candidates) {
    int total = candidates == null ? build.rows() : candidates.length;
    int[] leftRows = new int[limit];
    int[] rightRows = new int[limit];
    int count = 0;
    for (int c = 0; c < total; c++) {
      int right = candidates == null ? c : candidates[c];
      if (mayEqual(left, row, right)) {
        if (residual == null) {
          return true;
        }
        leftRows[count] = row;
        rightRows[count++] = right;
      }
      if (count == limit || count > 0 && c == total - 1) {
        if (residual.filter(in, leftRows, build, rightRows, count, new int[count]) > 0) {
          return true;
        }
        count = 0;
      }
    }
    return false;
  }

  private boolean mayEqual(ColumnVector[] left, int row, int right) {
    for (int k = 0; k < orders.length; k++) {
      boolean leftNull = left[k].isNull(row);
      boolean rightNull = rightKeys[k].isNull(right);
      if (spec.nullSafe()[k] && leftNull != rightNull) {
        return false;
      }
      if (!leftNull && !rightNull && orders[k].compare(left[k], row, rightKeys[k], right) != 0) {
        return false;
      }
    }
    return true;
  }
}
