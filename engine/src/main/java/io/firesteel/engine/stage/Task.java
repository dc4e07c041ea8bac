package io.firesteel.engine.stage;

/** A piece of a query's work that runs in slices. Runs on one thread at a time. */
public interface Task {
  /** What a slice ended with. */
  enum Status {
    /** There is more to do. */
    READY,
    /** It cannot go on until its group is woken. */
    PARKED,
    DONE
  }

  /**
   * Runs until there is nothing more to do, or the task must wait, or the time has come.
   *
   * @param deadlineNanos of {@link System#nanoTime()}; to be asked between batches
   */
  Status run(long deadlineNanos);
}
