package io.firesteel.storage.scan;

import io.firesteel.core.vector.ColumnVector;

/**
 * A predicate that storage evaluates between decoding the columns it needs and decoding the others.
 * The description is shared by threads; an {@link Evaluator} belongs to one.
 */
public interface RowFilter {
  /** The columns it reads: positions in {@link ScanSpec#columns()}. */
  int[] columns();

  /** A new evaluator for one thread. */
  Evaluator open();

  /** Evaluates a filter on batches. */
  interface Evaluator {
    /**
     * Which rows pass (true, neither false nor null).
     *
     * @param columns the vectors of {@link RowFilter#columns()}, in that order, dictionary-encoded
     *     or constant where the file allows; a dictionary is the same object for all batches of a
     *     column chunk, so that work on it can be kept by its identity
     * @param rows their length
     * @param selected receives the numbers of the passing rows, ascending; at least {@code rows}
     *     long
     * @return how many rows pass
     */
    int filter(ColumnVector[] columns, int rows, int[] selected);
  }
}
