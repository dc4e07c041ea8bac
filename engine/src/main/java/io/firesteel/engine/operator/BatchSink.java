package io.firesteel.engine.operator;

import io.firesteel.core.vector.Batch;

/**
 * Gathers batches. Shared by all tasks that feed it; what one task gathers is in a local state.
 *
 * @param <L> the local state
 */
public interface BatchSink<L> extends AutoCloseable {
  /** The plan node that it stands for. */
  int nodeId();

  /** A local state for one task. */
  L open(TaskContext context);

  /** Takes a batch; called by the task that owns the local state. Never blocks. */
  void consume(L local, Batch batch);

  /** Hands in a local state, once each; called by its task, so tasks may work here in parallel. */
  void merge(L local);

  /** Called once, after the last {@link #merge}, by one thread. */
  default void finish() {}

  /** Whether tasks should pause until they are woken. */
  default boolean isFull() {
    return false;
  }

  /** Whether no further batch is wanted. */
  default boolean isDone() {
    return false;
  }

  /** Frees everything, whatever state it is in; no task is running then. May be called twice. */
  @Override
  default void close() {}
}
