package io.firesteel.storage.scan;

import io.firesteel.core.vector.Batch;

/** The batches of one split. Belongs to one thread at a time. */
public interface BatchSource extends AutoCloseable {
  /**
   * The next batch, at least one row, or null at the end. The batch is the caller's: it stays valid
   * after further calls and after {@link #close}.
   *
   * @throws io.firesteel.core.error.SqlException FAILED_READ_FILE.*, CORRUPT_FILE and the like, and
   *     whatever filters and the cancellation check throw
   */
  Batch next();

  /** Frees buffers and reservations; may be called twice and at any time. */
  @Override
  void close();
}
