package io.firesteel.engine.operator.values;

import io.firesteel.core.vector.Batch;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.LongVector;
import io.firesteel.core.vector.Validity;
import io.firesteel.engine.operator.MorselSource;
import io.firesteel.engine.operator.TaskContext;
import io.firesteel.storage.scan.BatchSource;
import java.math.BigInteger;
import java.util.concurrent.atomic.AtomicLong;

/** The numbers start, start + step, ... before end. */
public final class RangeSource implements MorselSource {
  private static final long MORSEL_ROWS = 65_536;

  private final int nodeId;
  private final long start;
  private final long step;
  private final long count;
  private final AtomicLong taken = new AtomicLong();

  public RangeSource(int nodeId, long start, long end, long step) {
    this.nodeId = nodeId;
    this.start = start;
    this.step = step;
    this.count = count(start, end, step);
  }

  private static long count(long start, long end, long step) {
    if (step == 0 || step > 0 == start >= end) {
      return 0;
    }
    BigInteger distance = BigInteger.valueOf(end).subtract(BigInteger.valueOf(start)).abs();
    BigInteger[] parts = distance.divideAndRemainder(BigInteger.valueOf(step).abs());
    return parts[0].add(BigInteger.valueOf(parts[1].signum())).min(MAX).longValue();
  }

  private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE / 2);

  @Override
  public int nodeId() {
    return nodeId;
  }

  @Override
  public int parallelism() {
    return (int) Math.min(1024, Math.max(1, count / MORSEL_ROWS));
  }

  @Override
  public long maxRows() {
    return count;
  }

  @Override
  public long[] progress() {
    long all = (count + MORSEL_ROWS - 1) / MORSEL_ROWS;
    return new long[] {Math.min(all, taken.get()), all};
  }

  @Override
  public BatchSource next(TaskContext context) {
    long first = taken.getAndIncrement() * MORSEL_ROWS;
    return first >= count || first < 0
        ? null
        : new Numbers(first, Math.min(count, first + MORSEL_ROWS), context.batchRows());
  }

  private final class Numbers implements BatchSource {
    private final int batchRows;
    private final long end;
    private long position;

    Numbers(long first, long end, int batchRows) {
      this.position = first;
      this.end = end;
      this.batchRows = batchRows;
    }

    @Override
    public Batch next() {
      int rows = (int) Math.min(batchRows, end - position);
      if (rows <= 0) {
        return null;
      }
      long[] values = new long[rows];
      long value = start + position * step;
      for (int i = 0; i < rows; i++) {
        values[i] = value + i * step;
      }
      position += rows;
      return new Batch(new ColumnVector[] {new LongVector(values, Validity.ALL, rows)}, rows);
    }

    @Override
    public void close() {}
  }
}
