package io.firesteel.engine.operator.recursion;

import io.firesteel.core.vector.Batch;
import io.firesteel.engine.operator.MorselSource;
import io.firesteel.engine.operator.TaskContext;
import io.firesteel.storage.scan.BatchSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** Batches that are there already, in order. */
public final class GivenBatches implements MorselSource {
  private final int nodeId;
  private final List<Batch> batches;
  private final AtomicBoolean taken = new AtomicBoolean();

  public GivenBatches(int nodeId, List<Batch> batches) {
    this.nodeId = nodeId;
    this.batches = batches;
  }

  @Override
  public int nodeId() {
    return nodeId;
  }

  @Override
  public int parallelism() {
    return 1;
  }

  @Override
  public BatchSource next(TaskContext context) {
    return taken.getAndSet(true) ? null : new Reading();
  }

  private final class Reading implements BatchSource {
    private int position;

    @Override
    public Batch next() {
      return position < batches.size() ? batches.get(position++) : null;
    }

    @Override
    public void close() {}
  }
}
