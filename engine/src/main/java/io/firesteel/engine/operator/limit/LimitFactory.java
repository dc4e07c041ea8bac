package io.firesteel.engine.operator.limit;

import io.firesteel.core.vector.Batch;
import io.firesteel.engine.operator.BatchTransform;
import io.firesteel.engine.operator.TaskContext;
import io.firesteel.engine.operator.TransformFactory;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Lets rows [offset, offset + limit) through, counted over all tasks in the order in which they
 * arrive.
 */
public final class LimitFactory implements TransformFactory {
  private final int nodeId;
  private final long from;
  private final long to;
  private final AtomicLong seen = new AtomicLong();

  /**
   * @param limit rows at most, -1 for all
   */
  public LimitFactory(int nodeId, long limit, long offset) {
    this.nodeId = nodeId;
    this.from = Math.max(0, offset);
    long end = from + limit;
    this.to = limit < 0 || end < 0 ? Long.MAX_VALUE : end;
  }

  @Override
  public int nodeId() {
    return nodeId;
  }

  @Override
  public BatchTransform open(TaskContext context) {
    return new Limit();
  }

  private final class Limit implements BatchTransform {
    @Override
    public Batch process(Batch in) {
      long first = seen.getAndAdd(in.rows());
      long start = Math.max(from, first);
      long end = Math.min(to, first + in.rows());
      return start >= end ? null : in.slice((int) (start - first), (int) (end - start));
    }

    @Override
    public boolean isDone() {
      return seen.get() >= to;
    }
  }
}
