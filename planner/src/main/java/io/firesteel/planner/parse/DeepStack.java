package io.firesteel.planner.parse;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** Calls with more stack than the caller's thread has. */
final class DeepStack {
  private DeepStack() {}

  /**
   * Runs a call on a thread of its own and waits for it. What the call throws is thrown here.
   *
   * @throws CancellationException if the caller is interrupted
   */
  static <T> T call(long stackBytes, Supplier<T> call) {
    FutureTask<T> task = new FutureTask<>(call::get);
    Thread thread = new Thread(null, task, "sql-parser-deep", stackBytes);
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while parsing");
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      if (cause instanceof RuntimeException exception) {
        throw exception;
      } else if (cause instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(cause);
    }
  }
}
