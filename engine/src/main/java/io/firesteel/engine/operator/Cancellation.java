package io.firesteel.engine.operator;

import io.firesteel.core.error.ErrorCode;
import io.firesteel.core.error.SqlException;

/**
 * Ends a query: raised by the client, a deadline or the first error. Every loop over batches asks
 * {@link #check()}. Safe for use by many threads.
 */
public final class Cancellation {
  private volatile RuntimeException reason;
  private volatile long deadlineNanos = Long.MAX_VALUE;
  private final long startNanos = System.nanoTime();
  private final Cancellation around;

  public Cancellation() {
    this(null);
  }

  /** For a part of a query, which ends with the whole, but not the whole with it. */
  public Cancellation(Cancellation around) {
    this.around = around;
  }

  /** Raises it; the first reason stays. */
  public synchronized boolean cancel(RuntimeException why) {
    if (reason != null) {
      return false;
    }
    reason = why;
    return true;
  }

  /** Lets the query fail with QUERY_TIMEOUT after so many milliseconds from its start. */
  public void timeoutAfter(long millis) {
    deadlineNanos = millis * 1_000_000;
  }

  public boolean isCancelled() {
    return reason != null;
  }

  /** Why, or null. */
  public RuntimeException reason() {
    return reason;
  }

  /** Throws the reason if there is one. */
  public void check() {
    if (around != null) {
      around.check();
    }
    if (deadlineNanos != Long.MAX_VALUE && System.nanoTime() - startNanos > deadlineNanos) {
      cancel(
          SqlException.of(
              ErrorCode.QUERY_TIMEOUT,
              "The query ran longer than the "
                  + deadlineNanos / 1_000_000
                  + " ms that firesteel.query.timeout allows."));
    }
    RuntimeException why = reason;
    if (why != null) {
      throw why;
    }
  }

  /** The reason of a client's cancel. */
  public static SqlException byUser() {
    return SqlException.of(ErrorCode.QUERY_CANCELLED, "The query was cancelled.");
  }
}
