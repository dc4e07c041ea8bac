package io.firesteel.engine.operator.join;

import io.firesteel.core.vector.Batch;
import io.firesteel.core.vector.BooleanVector;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.ConstantVector;
import io.firesteel.core.vector.Validity;
import io.firesteel.core.vector.Vectors;
import io.firesteel.engine.operator.BatchTransform;
import io.firesteel.engine.operator.TaskContext;
import io.firesteel.engine.plan.JoinType;
import java.util.function.IntFunction;

/**
 * Pairs a left batch with the held right rows, a step at a time: where the right side is short, the
 * whole batch with one right row; else one left row with a chunk of the right side. The single row
 * is a constant, so conditions cost little more than on the other side alone.
 */
final class NestedLoopProbe implements BatchTransform {
  private final NestedLoopJoin join;
  private final JoinType type;
  private final Residual condition;
  private final int limit;
  private final int leftCount;

  private Batch in;
  private boolean rightByRow;
  private int row;
  private int chunk;
  private boolean[] matched;
  private boolean[] unknown;
  private boolean endPending;

  NestedLoopProbe(NestedLoopJoin join, TaskContext context) {
    this.join = join;
    this.type = join.type();
    this.leftCount = join.leftTypes().size();
    this.limit = Math.max(1, context.batchRows());
    this.condition =
        join.condition() == null
            ? null
            : new Residual(
                join.condition(),
                JoinSpec.columnsOf(join.condition(), leftCount + join.rightTypes().size()),
                join.leftTypes(),
                join.rightTypes(),
                context);
  }

  @Override
  public Batch process(Batch batch) {
    in = batch;
    rightByRow = join.rows() <= batch.rows();
    row = 0;
    chunk = 0;
    matched = new boolean[batch.rows()];
    unknown = null;
    endPending = true;
    return more();
  }

  @Override
  public boolean hasMore() {
    return in != null && (hasPairs() || endPending);
  }

  @Override
  public boolean isDone() {
    return join.rows() == 0
        && (type == JoinType.INNER
            || type == JoinType.LEFT_SEMI
            || type == JoinType.RIGHT
            || type == JoinType.RIGHT_SEMI
            || type == JoinType.RIGHT_ANTI);
  }

  private boolean hasPairs() {
    return join.rows() > 0 && (rightByRow ? row < join.rows() : row < in.rows());
  }

  @Override
  public Batch more() {
    if (hasPairs()) {
      return rightByRow ? oneRight() : oneLeft();
    }
    endPending = false;
    return end();
  }

  private Batch oneRight() {
    int right = row++;
    int n = in.rows();
    ColumnVector[] pairs = new ColumnVector[leftCount + join.rightTypes().size()];
    IntFunction<ColumnVector> column =
        c -> c < leftCount ? in.column(c) : constant(join.column(c - leftCount), right, n);
    int[] passed = new int[n];
    int count = test(pairs, column, n, passed, -1);
    for (int i = 0; i < count; i++) {
      matched[passed[i]] = true;
    }
    if (count > 0 && join.matched() != null) {
      join.matched()[right] = true;
    }
    return output(pairs, column, n, passed, count);
  }

  private Batch oneLeft() {
    int left = row;
    int part = chunk;
    int from = part * limit;
    int n = Math.min(limit, join.rows() - from);
    ColumnVector[] pairs = new ColumnVector[leftCount + join.rightTypes().size()];
    IntFunction<ColumnVector> column =
        c ->
            c < leftCount
                ? constant(in.column(c), left, n)
                : join.chunk(c - leftCount, part, limit);
    int[] passed = new int[n];
    int count = test(pairs, column, n, passed, left);
    if (count > 0) {
      matched[left] = true;
    }
    if (join.matched() != null) {
      for (int i = 0; i < count; i++) {
        join.matched()[from + passed[i]] = true;
      }
    }
    chunk++;
    // A left row that has its answer needs no further pairs.
    boolean answered = matched[left] && !type.keepsRight();
    if (from + n >= join.rows() || answered) {
      chunk = 0;
      row++;
    }
    return output(pairs, column, n, passed, count);
  }

  private static ConstantVector constant(ColumnVector column, int row, int rows) {
    return new ConstantVector(column.select(new int[] {row}, 1).flatten(), rows);
  }

  /** Which pairs pass; notes unknown ones of the left row, or of all left rows if it is -1. */
  private int test(
      ColumnVector[] pairs, IntFunction<ColumnVector> column, int n, int[] passed, int left) {
    if (condition == null) {
      for (int i = 0; i < n; i++) {
        passed[i] = i;
      }
      return n;
    }
    for (int c = 0; c < pairs.length; c++) {
      if (condition.uses(c)) {
        pairs[c] = column.apply(c);
      }
    }
    if (type != JoinType.LEFT_MARK && type != JoinType.LEFT_ANTI_NULL_AWARE) {
      return condition.filter(pairs.clone(), n, passed);
    }
    BooleanVector verdicts = (BooleanVector) condition.evaluate(pairs.clone(), n).flatten();
    int count = 0;
    for (int i = 0; i < n; i++) {
      if (verdicts.isNull(i)) {
        unknown = unknown == null ? new boolean[in.rows()] : unknown;
        unknown[left < 0 ? i : left] = true;
      } else if (verdicts.get(i)) {
        passed[count++] = i;
      }
    }
    return count;
  }

  private Batch output(
      ColumnVector[] pairs, IntFunction<ColumnVector> made, int n, int[] passed, int count) {
    if (count == 0 || !type.keepsLeft() || !type.keepsRight()) {
      return null;
    }
    int[] output = join.output();
    ColumnVector[] columns = new ColumnVector[output.length];
    for (int i = 0; i < columns.length; i++) {
      ColumnVector column = pairs[output[i]];
      column = column == null ? made.apply(output[i]) : column;
      columns[i] = count == n ? column : column.select(passed, count);
    }
    return new Batch(columns, count);
  }

  /** What the left batch gives when all its pairs have been seen. */
  private Batch end() {
    int n = in.rows();
    switch (type) {
      case LEFT:
      case FULL:
        return kept(false, true);
      case LEFT_SEMI:
        return kept(true, false);
      case LEFT_ANTI_NULL_AWARE:
        for (int i = 0; unknown != null && i < n; i++) {
          matched[i] |= unknown[i];
        }
        return kept(false, false);
      case LEFT_ANTI:
        return kept(false, false);
      case LEFT_MARK:
        return marked();
      default:
        return null;
    }
  }

  private Batch kept(boolean wanted, boolean withNulls) {
    int n = in.rows();
    int[] rows = new int[n];
    int count = 0;
    for (int i = 0; i < n; i++) {
      rows[count] = i;
      count += matched[i] == wanted ? 1 : 0;
    }
    if (count == 0) {
      return null;
    }
    int[] output = join.output();
    ColumnVector[] columns = new ColumnVector[output.length];
    for (int i = 0; i < columns.length; i++) {
      if (output[i] < leftCount) {
        ColumnVector column = in.column(output[i]);
        columns[i] = count == n ? column : column.select(rows, count);
      } else {
        assert withNulls;
        columns[i] = Vectors.nulls(join.rightTypes().get(output[i] - leftCount), count);
      }
    }
    return new Batch(columns, count);
  }

  private Batch marked() {
    int n = in.rows();
    Validity validity = Validity.ALL;
    if (unknown != null) {
      for (int i = 0; i < n; i++) {
        unknown[i] &= !matched[i];
      }
      validity = Validity.ofNulls(unknown, n);
    }
    int[] output = join.output();
    ColumnVector[] columns = new ColumnVector[output.length];
    for (int i = 0; i < columns.length; i++) {
      columns[i] =
          output[i] == leftCount ? new BooleanVector(matched, validity, n) : in.column(output[i]);
    }
    return new Batch(columns, n);
  }
}
