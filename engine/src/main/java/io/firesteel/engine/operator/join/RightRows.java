package io.firesteel.engine.operator.join;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.Batch;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.Vectors;
import io.firesteel.engine.operator.MorselSource;
import io.firesteel.engine.operator.TaskContext;
import io.firesteel.engine.plan.JoinType;
import io.firesteel.storage.scan.BatchSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The right rows that come out behind the probe: those without a match (RIGHT, FULL, RIGHT_ANTI) or
 * with one (RIGHT_SEMI).
 */
final class RightRows implements MorselSource {
  private static final int MORSEL_ROWS = 1 << 16;

  /** Held right rows, and which of them have had a match. */
  interface Marked {
    int rows();

    ColumnVector column(int right);

    boolean[] matched();
  }

  private final int nodeId;
  private final JoinType type;
  private final List<SqlType> leftTypes;
  private final int[] output;
  private final Marked build;
  private final AtomicInteger next = new AtomicInteger();

  RightRows(int nodeId, JoinType type, List<SqlType> leftTypes, int[] output, Marked build) {
    this.nodeId = nodeId;
    this.type = type;
    this.leftTypes = leftTypes;
    this.output = output;
    this.build = build;
  }

  @Override
  public int nodeId() {
    return nodeId;
  }

  @Override
  public int parallelism() {
    return Math.max(1, build.rows() / MORSEL_ROWS);
  }

  @Override
  public long maxRows() {
    return 0;
  }

  @Override
  public BatchSource next(TaskContext context) {
    long from = (long) next.getAndIncrement() * MORSEL_ROWS;
    return from >= build.rows()
        ? null
        : new Rows(
            (int) from, (int) Math.min(build.rows(), from + MORSEL_ROWS), context.batchRows());
  }

  private final class Rows implements BatchSource {
    private final int end;
    private final int batchRows;
    private int position;

    Rows(int from, int end, int batchRows) {
      this.position = from;
      this.end = end;
      this.batchRows = batchRows;
    }

    @Override
    public Batch next() {
      boolean wanted = type == JoinType.RIGHT_SEMI;
      boolean[] matched = build.matched();
      int[] rows = new int[Math.min(batchRows, end - position)];
      int count = 0;
      while (position < end && count < rows.length) {
        rows[count] = position;
        count += matched[position++] == wanted ? 1 : 0;
      }
      return count == 0 ? null : output(rows, count);
    }

    private Batch output(int[] rows, int count) {
      int leftCount = type.keepsLeft() ? leftTypes.size() : 0;
      ColumnVector[] columns = new ColumnVector[output.length];
      for (int i = 0; i < columns.length; i++) {
        columns[i] =
            output[i] < leftCount
                ? Vectors.nulls(leftTypes.get(output[i]), count)
                : build.column(output[i] - leftCount).select(rows, count);
      }
      return new Batch(columns, count);
    }

    @Override
    public void close() {}
  }
}
