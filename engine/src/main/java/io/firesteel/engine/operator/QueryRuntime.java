package io.firesteel.engine.operator;

import io.firesteel.core.memory.MemoryBudget;
import io.firesteel.core.setting.FiresteelSettings;
import io.firesteel.engine.plan.QueryContext;

/**
 * What all tasks of one execution share. Safe for use by many threads.
 *
 * @param memory the query's own budget
 * @param workers tasks that a pipeline may have
 * @param batchRows rows a batch at most
 * @param zeroHash whether every hash is zero, to test collisions
 */
public record QueryRuntime(
    QueryContext query,
    MemoryBudget memory,
    Cancellation cancellation,
    Counters counters,
    int workers,
    int batchRows,
    boolean zeroHash) {

  public static QueryRuntime of(
      QueryContext query, MemoryBudget memory, Cancellation cancellation, int workers) {
    int limit = query.settings().get(FiresteelSettings.QUERY_WORKERS);
    return new QueryRuntime(
        query,
        memory,
        cancellation,
        new Counters(),
        limit > 0 ? Math.min(limit, workers) : workers,
        Math.max(1, query.settings().get(FiresteelSettings.BATCH_ROWS)),
        query.settings().get(FiresteelSettings.ZERO_HASH));
  }
}
