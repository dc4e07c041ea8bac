package io.firesteel.server.query;

import io.firesteel.core.vector.Batch;
import java.util.List;

/** One execution of a statement: a stream of batches that is pulled, and then an update count. */
public interface RunningQuery extends AutoCloseable {

  /** The columns of the batches; empty if the statement has no result. */
  List<OutputColumn> columns();

  /**
   * The next batch, or null at the end. Blocks until one is there; after a cancel it throws the
   * signal's reason within milliseconds. Rows beyond {@link QueryContext#maxRows()} need not be
   * produced.
   */
  Batch next();

  /** Rows changed by DML, 0 for DDL, -1 for queries; valid once {@link #next()} gave null. */
  long updateCount();

  /** What is done so far; any thread. */
  Progress progress();

  /**
   * Frees everything, also in the middle of the result; may be called twice. Must not block on
   * running tasks for longer than it takes them to notice (milliseconds).
   */
  @Override
  void close();
}
