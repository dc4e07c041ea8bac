package io.firesteel.engine.operator;

import io.firesteel.engine.plan.QueryContext;

/**
 * What a task knows of its query.
 *
 * @param runtime what all tasks of the query share
 * @param task the task's number within its pipeline, from 0
 */
public record TaskContext(QueryRuntime runtime, int task) {
  public QueryContext query() {
    return runtime.query();
  }

  public int batchRows() {
    return runtime.batchRows();
  }

  /** Throws if the query was cancelled, failed elsewhere, or ran out of time. */
  public void check() {
    runtime.cancellation().check();
  }

  /** An account for what an operator keeps. */
  public MemoryLease lease(int nodeId) {
    return new MemoryLease(runtime.memory(), runtime.counters().node(nodeId));
  }
}
