package io.firesteel.engine.stage;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.Batch;
import io.firesteel.engine.operator.Counters;
import java.util.List;

/** The result of a running plan. */
public interface ResultStream extends AutoCloseable {
  /** The types of the columns of all batches. */
  List<SqlType> types();

  /**
   * The next batch, at least one row; null at the end. Blocks; after a cancel it throws the reason
   * at once.
   *
   * @throws io.firesteel.core.error.SqlException the first error of the query
   */
  Batch next();

  /** Ends the query; the first reason stays. Any thread, never blocks. */
  void cancel(RuntimeException reason);

  /** What the nodes have done so far. Any thread. */
  Counters counters();

  /** Morsels that are done, and those known so far. Any thread. */
  long[] progress();

  /** The plan with its counters, a node a line. Any thread. */
  String explain();

  /** Ends the query if it still runs, and frees everything as soon as its tasks notice. */
  @Override
  void close();
}
