package io.firesteel.engine.operator;

import io.firesteel.core.vector.Batch;
import io.firesteel.storage.scan.BatchSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Work without rows, such as the parts of building a table, for several tasks to share. */
public final class StepSource implements MorselSource {
  private final int nodeId;
  private final Supplier<List<Runnable>> plan;
  private final AtomicInteger next = new AtomicInteger();
  private List<Runnable> steps = List.of();

  /**
   * @param plan asked once, when all that the steps need is there
   */
  public StepSource(int nodeId, Supplier<List<Runnable>> plan) {
    this.nodeId = nodeId;
    this.plan = plan;
  }

  @Override
  public int nodeId() {
    return nodeId;
  }

  @Override
  public void start(int workers) {
    steps = plan.get();
  }

  @Override
  public int parallelism() {
    return Math.max(1, steps.size());
  }

  @Override
  public long maxRows() {
    return 0;
  }

  @Override
  public BatchSource next(TaskContext context) {
    int index = next.getAndIncrement();
    return index < steps.size() ? new Step(steps.get(index)) : null;
  }

  private record Step(Runnable work) implements BatchSource {
    @Override
    public Batch next() {
      work.run();
      return null;
    }

    @Override
    public void close() {}
  }
}
