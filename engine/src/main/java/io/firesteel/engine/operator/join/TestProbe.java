package io.firesteel.engine.operator.join;

import io.firesteel.core.vector.Batch;
import io.firesteel.core.vector.BooleanVector;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.Validity;
import io.firesteel.engine.operator.BatchTransform;
import io.firesteel.engine.operator.TaskContext;
import io.firesteel.engine.plan.JoinType;

/** Semi, anti and mark joins: tells for left rows (or marks for right rows) whether they match. */
final class TestProbe implements BatchTransform {
  private final BuildSide build;
  private final JoinSpec spec;
  private final TaskContext context;
  private final ProbeKeys keys;
  private final Residual residual;
  private final UnknownMatches unknown;
  private final int limit;
  private final int[] leftRows;
  private final int[] rightRows;
  private final int[] selected;

  TestProbe(BuildSide build, TaskContext context) {
    this.build = build;
    this.spec = build.spec();
    this.context = context;
    this.keys = new ProbeKeys(build);
    this.residual = Residual.of(spec, context);
    this.unknown = spec.tellsUnknown() ? new UnknownMatches(build, keys, residual, context) : null;
    this.limit = Math.max(1, context.batchRows());
    this.leftRows = new int[limit];
    this.rightRows = new int[limit];
    this.selected = new int[limit];
  }

  @Override
  public boolean isDone() {
    return build.rows() == 0 && spec.emptyWithoutRight();
  }

  @Override
  public Batch process(Batch in) {
    int n = in.rows();
    int[] heads = keys.find(in);
    boolean[] matches = new boolean[n];
    if (residual == null) {
      for (int i = 0; i < n; i++) {
        matches[i] = heads[i] >= 0;
      }
      if (spec.marksRight()) {
        markChains(heads, n);
      }
    } else {
      test(in, heads, matches);
    }
    switch (spec.type()) {
      case LEFT_SEMI:
        return kept(in, matches, true);
      case LEFT_ANTI:
        return kept(in, matches, false);
      case LEFT_ANTI_NULL_AWARE:
        boolean[] unknownRows = unknown.find(in, matches);
        for (int i = 0; unknownRows != null && i < n; i++) {
          matches[i] |= unknownRows[i];
        }
        return kept(in, matches, false);
      case LEFT_MARK:
        return marked(in, matches, unknown.find(in, matches));
      default:
        return null;
    }
  }

  private void markChains(int[] heads, int rows) {
    boolean[] matched = build.matched();
    int[] next = build.index().next;
    for (int i = 0; i < rows; i++) {
      // The rows of a key are marked together, so the first tells of all.
      for (int row = heads[i]; row >= 0 && !matched[row]; row = next[row]) {
        matched[row] = true;
      }
    }
  }

  /** Looks at the pairs of equal keys until each left row has one that passes. */
  private void test(Batch in, int[] heads, boolean[] matches) {
    int n = in.rows();
    int[] next = build.index().next;
    int count = 0;
    boolean marks = spec.marksRight();
    boolean[] matched = build.matched();
    // A row whose pairs are still in the buffer may get superfluous ones: they do no harm.
    for (int i = 0; i < n; i++) {
      for (int row = heads[i]; row >= 0; row = next[row]) {
        if (marks ? matched[row] : matches[i]) {
          if (marks) {
            continue;
          }
          break;
        }
        leftRows[count] = i;
        rightRows[count++] = row;
        if (count == limit) {
          context.check();
          flush(in, count, matches);
          count = 0;
        }
      }
    }
    if (count > 0) {
      flush(in, count, matches);
    }
  }

  private void flush(Batch in, int count, boolean[] matches) {
    int kept = residual.filter(in, leftRows, build, rightRows, count, selected);
    boolean[] matched = build.matched();
    for (int i = 0; i < kept; i++) {
      int pair = selected[i];
      matches[leftRows[pair]] = true;
      if (matched != null) {
        matched[rightRows[pair]] = true;
      }
    }
  }

  private Batch kept(Batch in, boolean[] matches, boolean wanted) {
    int n = in.rows();
    int[] rows = new int[n];
    int count = 0;
    for (int i = 0; i < n; i++) {
      rows[count] = i;
      count += matches[i] == wanted ? 1 : 0;
    }
    if (count == 0) {
      return null;
    }
    int[] output = spec.output();
    ColumnVector[] columns = new ColumnVector[output.length];
    for (int i = 0; i < columns.length; i++) {
      ColumnVector column = in.column(output[i]);
      columns[i] = count == n ? column : column.select(rows, count);
    }
    return new Batch(columns, count);
  }

  private Batch marked(Batch in, boolean[] matches, boolean[] unknownRows) {
    int n = in.rows();
    Validity validity = Validity.ALL;
    if (unknownRows != null) {
      boolean[] nulls = new boolean[n];
      for (int i = 0; i < n; i++) {
        nulls[i] = unknownRows[i] && !matches[i];
      }
      validity = Validity.ofNulls(nulls, n);
    }
    int[] output = spec.output();
    ColumnVector[] columns = new ColumnVector[output.length];
    for (int i = 0; i < columns.length; i++) {
      columns[i] =
          output[i] == spec.leftTypes().size()
              ? new BooleanVector(matches, validity, n)
              : in.column(output[i]);
    }
    assert spec.type() == JoinType.LEFT_MARK;
    return new Batch(columns, n);
  }
}
