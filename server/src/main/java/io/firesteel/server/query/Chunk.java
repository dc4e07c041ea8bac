package io.firesteel.server.query;

import io.firesteel.core.vector.Batch;
import java.util.List;

/**
 * A piece of a result, as it is handed to a reader.
 *
 * @param columns the result's columns; null while they are not known, empty if there is no result
 * @param batches the rows, in order; empty in a chunk that only says "still working"
 * @param firstRow number of the first row in the result, from 0
 * @param rows how many
 * @param done whether this is the last chunk
 * @param updateCount valid in the last chunk, -1 for queries
 */
public record Chunk(
    List<OutputColumn> columns,
    List<Batch> batches,
    long firstRow,
    int rows,
    boolean done,
    long updateCount) {

  /** Nothing to hand out yet: ask again. */
  public boolean pending() {
    return !done && rows == 0;
  }
}
