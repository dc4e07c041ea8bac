package io.firesteel.engine.operator.row;

import io.firesteel.core.vector.Batch;
import io.firesteel.engine.operator.BatchSink;
import io.firesteel.engine.operator.TaskContext;
import java.util.ArrayList;
import java.util.List;

/** Keeps all batches, a store for each task. */
public final class GatherSink implements BatchSink<RowStore> {
  private final int nodeId;

  /** Guarded by this until the last task is done. */
  private final List<RowStore> stores = new ArrayList<>();

  public GatherSink(int nodeId) {
    this.nodeId = nodeId;
  }

  @Override
  public int nodeId() {
    return nodeId;
  }

  @Override
  public RowStore open(TaskContext context) {
    RowStore store = new RowStore(context.lease(nodeId));
    synchronized (this) {
      stores.add(store);
    }
    return store;
  }

  @Override
  public void consume(RowStore local, Batch batch) {
    local.add(batch);
  }

  @Override
  public void merge(RowStore local) {}

  /** What was gathered; after the last task. */
  public List<RowStore> stores() {
    return stores;
  }

  /** How many rows that is. */
  public int rows() {
    long total = stores.stream().mapToLong(RowStore::rows).sum();
    RowStore.checkRows(total);
    return (int) total;
  }

  @Override
  public synchronized void close() {
    stores.forEach(RowStore::close);
  }
}
