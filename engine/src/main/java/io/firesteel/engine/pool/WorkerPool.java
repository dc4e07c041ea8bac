package io.firesteel.engine.pool;

import io.firesteel.core.memory.MemoryBudget;
import io.firesteel.engine.operator.Cancellation;
import io.firesteel.engine.plan.PhysicalPlan;
import io.firesteel.engine.plan.QueryContext;
import io.firesteel.engine.stage.ResultStream;

/** Runs physical plans. Safe for use by many threads. */
public interface WorkerPool extends AutoCloseable {
  /** Tasks that run at once. */
  int workers();

  /**
   * Starts a plan. Rows are produced while they are pulled, a few batches ahead.
   *
   * @param memory what the query may use; a child budget of its own
   * @param cancellation ends it from outside; the pool raises it too, with the first error
   */
  ResultStream execute(
      PhysicalPlan plan, QueryContext query, MemoryBudget memory, Cancellation cancellation);

  @Override
  void close();
}
