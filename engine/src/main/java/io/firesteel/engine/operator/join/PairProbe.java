package io.firesteel.engine.operator.join;

import io.firesteel.core.vector.Batch;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.engine.operator.BatchTransform;
import io.firesteel.engine.operator.TaskContext;

/** INNER, LEFT, RIGHT and FULL: gives pairs of rows. */
final class PairProbe implements BatchTransform {
  private final BuildSide build;
  private final JoinSpec spec;
  private final ProbeKeys keys;
  private final Residual residual;
  private final int limit;
  private final int[] leftRows;
  private final int[] rightRows;

  private Batch in;
  private int[] heads;
  private int row;

  /** The next build row of {@link #row}'s chain, or -1 if the row has not begun. */
  private int chained = -1;

  /** With a residual: rows of the input that had a pair which passed. */
  private boolean[] passed;

  private boolean unmatchedPending;

  PairProbe(BuildSide build, TaskContext context) {
    this.build = build;
    this.spec = build.spec();
    this.keys = new ProbeKeys(build);
    this.residual = Residual.of(spec, context);
    this.limit = Math.max(1, context.batchRows());
    this.leftRows = new int[limit];
    this.rightRows = new int[limit];
  }

  @Override
  public Batch process(Batch batch) {
    in = batch;
    heads = keys.find(batch);
    row = 0;
    chained = -1;
    if (residual != null && spec.keepsLeftRows()) {
      passed = new boolean[batch.rows()];
      unmatchedPending = true;
    }
    return more();
  }

  @Override
  public boolean hasMore() {
    return in != null && (row < in.rows() || unmatchedPending);
  }

  @Override
  public boolean isDone() {
    return build.rows() == 0 && spec.emptyWithoutRight();
  }

  @Override
  public Batch more() {
    if (row < in.rows()) {
      int count = residual == null && spec.keepsLeftRows() ? outerPairs() : pairs();
      if (residual != null && count > 0) {
        count = filtered(count);
      }
      return count > 0 ? output(count) : null;
    }
    if (unmatchedPending) {
      unmatchedPending = false;
      int count = unmatched();
      if (count > 0) {
        return output(count);
      }
    }
    return null;
  }

  /** Fills the row arrays with pairs of equal keys. */
  private int pairs() {
    int n = in.rows();
    int count = 0;
    int[] next = build.index().next;
    if (!build.index().duplicates && chained < 0) {
      int end = Math.min(n, row + limit);
      for (int i = row; i < end; i++) {
        leftRows[count] = i;
        rightRows[count] = heads[i];
        count += heads[i] >= 0 ? 1 : 0;
      }
      row = end;
      return count;
    }
    while (row < n && count < limit) {
      int match = chained >= 0 ? chained : heads[row];
      while (match >= 0 && count < limit) {
        leftRows[count] = row;
        rightRows[count++] = match;
        match = next[match];
      }
      chained = match;
      if (match < 0) {
        row++;
      }
    }
    return count;
  }

  /** Like {@link #pairs}, with -1 for rows without a match. */
  private int outerPairs() {
    int n = in.rows();
    int count = 0;
    int[] next = build.index().next;
    while (row < n && count < limit) {
      int match = chained >= 0 ? chained : heads[row];
      do {
        leftRows[count] = row;
        rightRows[count++] = match;
        match = match < 0 ? -1 : next[match];
      } while (match >= 0 && count < limit);
      chained = match;
      if (match < 0) {
        row++;
      }
    }
    return count;
  }

  private int filtered(int count) {
    int[] selected = new int[count];
    int kept = residual.filter(in, leftRows, build, rightRows, count, selected);
    for (int i = 0; i < kept; i++) {
      leftRows[i] = leftRows[selected[i]];
      rightRows[i] = rightRows[selected[i]];
      if (passed != null) {
        passed[leftRows[i]] = true;
      }
    }
    return kept;
  }

  /** The rows of the input that no pair passed for: at most as many as a batch of input has. */
  private int unmatched() {
    int count = 0;
    int from = 0;
    int n = in.rows();
    while (from < n && count < limit) {
      if (!passed[from]) {
        leftRows[count] = from;
        rightRows[count++] = -1;
        passed[from] = true;
      }
      from++;
    }
    unmatchedPending = from < n;
    return count;
  }

  private Batch output(int count) {
    boolean[] matched = build.matched();
    if (matched != null) {
      for (int i = 0; i < count; i++) {
        if (rightRows[i] >= 0) {
          matched[rightRows[i]] = true;
        }
      }
    }
    boolean all = count == in.rows() && leftRows[0] == 0 && leftRows[count - 1] == count - 1;
    if (all && build.index().duplicates) {
      for (int i = 0; i < count; i++) {
        all &= leftRows[i] == i;
      }
    }
    int[] output = spec.output();
    int leftCount = spec.leftTypes().size();
    ColumnVector[] columns = new ColumnVector[output.length];
    for (int i = 0; i < columns.length; i++) {
      int column = output[i];
      if (column < leftCount) {
        ColumnVector left = in.column(column);
        columns[i] = all ? left : left.select(leftRows, count);
      } else if (spec.keepsLeftRows()) {
        columns[i] = build.column(column - leftCount).selectOrNull(rightRows, count);
      } else {
        columns[i] = build.column(column - leftCount).select(rightRows, count);
      }
    }
    return new Batch(columns, count);
  }
}
