package io.firesteel.engine.operator;

import io.firesteel.core.vector.Batch;

/**
 * Turns batches into batches. Belongs to one task. One input may give many outputs, but one at a
 * time: as long as {@link #hasMore()} the task asks {@link #more()} and feeds no further input, so
 * that an operator which multiplies rows never holds more than a batch of its output.
 */
public interface BatchTransform extends AutoCloseable {

  /** The first output for a batch, or null if there is none yet. Never called with an empty one. */
  Batch process(Batch in);

  /** Whether the last input has more output. */
  default boolean hasMore() {
    return false;
  }

  /** The next output for the last input; null if there was none after all. */
  default Batch more() {
    return null;
  }

  /** After the last input: called until it gives null. */
  default Batch finish() {
    return null;
  }

  /** True if no further input can change the output. */
  default boolean isDone() {
    return false;
  }

  /** Returns memory; may be called twice. */
  @Override
  default void close() {}
}
