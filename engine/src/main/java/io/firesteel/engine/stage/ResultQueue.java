package io.firesteel.engine.stage;

import io.firesteel.core.vector.Batch;
import io.firesteel.engine.operator.BatchSink;
import io.firesteel.engine.operator.TaskContext;
import java.util.ArrayDeque;

/** The last sink: batches for the client, a few ahead of it. */
final class ResultQueue implements BatchSink<ResultQueue> {
  private static final int CAPACITY = 32;
  private static final int LOW = CAPACITY / 2;

  private final int nodeId;
  private final ArrayDeque<Batch> batches = new ArrayDeque<>();
  private volatile int size;
  private volatile boolean wasFull;
  private boolean complete;

  ResultQueue(int nodeId) {
    this.nodeId = nodeId;
  }

  @Override
  public int nodeId() {
    return nodeId;
  }

  @Override
  public ResultQueue open(TaskContext context) {
    return this;
  }

  @Override
  public void consume(ResultQueue local, Batch batch) {
    synchronized (this) {
      batches.add(batch);
      size = batches.size();
      notifyAll();
    }
  }

  @Override
  public void merge(ResultQueue local) {}

  @Override
  public synchronized void finish() {
    complete = true;
    notifyAll();
  }

  @Override
  public boolean isFull() {
    boolean full = size >= CAPACITY;
    if (full) {
      wasFull = true;
    }
    return full;
  }

  /** A batch if there is one. */
  synchronized Batch poll() {
    Batch batch = batches.poll();
    size = batches.size();
    return batch;
  }

  /** Whether producers may have parked and should be woken by now. */
  boolean wakesProducers() {
    if (wasFull && size <= LOW) {
      wasFull = false;
      return true;
    }
    return false;
  }

  synchronized boolean isExhausted() {
    return complete && batches.isEmpty();
  }

  /** Waits for a batch, the end, or a {@link #signal}. */
  synchronized void await(long millis) throws InterruptedException {
    if (batches.isEmpty() && !complete) {
      wait(millis);
    }
  }

  synchronized void signal() {
    notifyAll();
  }

  @Override
  public synchronized void close() {
    batches.clear();
    size = 0;
  }
}
