package io.firesteel.server.query;

import java.util.ArrayList;
import java.util.List;

/**
 * Says that nobody waits for a result any more. Raised at most once, by any thread; the first
 * reason stays. Those who block register a callback, those who loop ask {@link #isCancelled()}.
 */
public final class CancelSignal {
  private volatile RuntimeException reason;
  private List<Runnable> callbacks = new ArrayList<>();

  /**
   * Raises the signal and runs the callbacks on this thread.
   *
   * @param why what the execution is to fail with
   * @return false if it was raised before
   */
  public boolean cancel(RuntimeException why) {
    List<Runnable> run;
    synchronized (this) {
      if (reason != null) {
        return false;
      }
      reason = why;
      run = callbacks;
      callbacks = List.of();
    }
    run.forEach(Runnable::run);
    return true;
  }

  public boolean isCancelled() {
    return reason != null;
  }

  /** Why, or null if not cancelled. */
  public RuntimeException reason() {
    return reason;
  }

  public void throwIfCancelled() {
    RuntimeException why = reason;
    if (why != null) {
      throw why;
    }
  }

  /** Forgets a callback that is not needed any more. */
  public void forget(Runnable callback) {
    synchronized (this) {
      if (reason == null) {
        callbacks.remove(callback);
      }
    }
  }

  /**
   * Runs the callback when the signal is raised: at once if it is already. Callbacks must be quick
   * and must not throw.
   */
  public void onCancel(Runnable callback) {
    synchronized (this) {
      if (reason == null) {
        callbacks.add(callback);
        return;
      }
    }
    callback.run();
  }
}
