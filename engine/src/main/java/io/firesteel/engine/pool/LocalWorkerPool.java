package io.firesteel.engine.pool;

import io.firesteel.core.memory.MemoryBudget;
import io.firesteel.core.setting.FiresteelSettings;
import io.firesteel.engine.operator.Cancellation;
import io.firesteel.engine.operator.QueryRuntime;
import io.firesteel.engine.pipeline.PipelineBuilder;
import io.firesteel.engine.plan.PhysicalPlan;
import io.firesteel.engine.plan.QueryContext;
import io.firesteel.engine.stage.FairScheduler;
import io.firesteel.engine.stage.QueryExecution;
import io.firesteel.engine.stage.ResultStream;

/** Runs plans on threads of this process. */
public final class LocalWorkerPool implements WorkerPool {
  private final int workers;
  private final FairScheduler scheduler;

  /**
   * @param workers threads; 0 for one a core
   */
  public LocalWorkerPool(int workers) {
    this.workers = workers > 0 ? workers : Runtime.getRuntime().availableProcessors();
    this.scheduler = new FairScheduler("firesteel-worker", this.workers);
  }

  @Override
  public int workers() {
    return workers;
  }

  @Override
  public ResultStream execute(
      PhysicalPlan plan, QueryContext query, MemoryBudget memory, Cancellation cancellation) {
    long timeout = query.settings().get(FiresteelSettings.QUERY_TIMEOUT);
    if (timeout > 0) {
      cancellation.timeoutAfter(timeout);
    }
    QueryRuntime runtime = QueryRuntime.of(query, memory, cancellation, workers);
    QueryExecution execution = new QueryExecution(plan, runtime, scheduler.open());
    execution.start(PipelineBuilder.build(plan.root(), runtime, execution.resultSink()));
    return execution;
  }

  @Override
  public void close() {
    scheduler.close();
  }
}
