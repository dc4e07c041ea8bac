package io.firesteel.engine.operator;

import io.firesteel.storage.scan.BatchSource;

/** Where a pipeline's batches come from: a queue of morsels, each read by one task. */
public interface MorselSource extends AutoCloseable {
  /** The plan node that it stands for. */
  int nodeId();

  /** Called once, by one thread, when all that the pipeline waits for is there. */
  default void start(int workers) {}

  /** How many tasks can work at once; asked after {@link #start}. 1 keeps the rows in order. */
  int parallelism();

  /** The next morsel, or null if there is none left. Any task may call it. */
  BatchSource next(TaskContext context);

  /**
   * Rows at most that it brings into the query, if certainly known, else {@link Long#MAX_VALUE}:
   * small plans run inline. 0 for sources that give out what a sink has gathered.
   */
  default long maxRows() {
    return Long.MAX_VALUE;
  }

  /** Morsels handed out and in all, for progress; {0, 0} if unknown. */
  default long[] progress() {
    return new long[2];
  }

  /** Frees everything; no task is running then. May be called twice. */
  @Override
  default void close() {}
}
