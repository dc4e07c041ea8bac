package io.firesteel.server.statement;

import io.firesteel.core.memory.MemoryBudget;
import io.firesteel.core.setting.FiresteelSettings;
import io.firesteel.core.vector.Batch;
import io.firesteel.engine.operator.Cancellation;
import io.firesteel.engine.operator.NodeCounters;
import io.firesteel.engine.plan.PhysicalPlan;
import io.firesteel.engine.plan.PlanNode;
import io.firesteel.engine.stage.ResultStream;
import io.firesteel.server.query.CancelSignal;
import io.firesteel.server.query.OutputColumn;
import io.firesteel.server.query.Progress;
import io.firesteel.server.query.QueryContext;
import io.firesteel.server.query.RunningQuery;
import io.firesteel.storage.scan.ScanMetrics;
import java.util.List;

/** A plan that runs on the worker pool. */
final class RunningPlan implements RunningQuery {
  private final List<OutputColumn> columns;
  private final ResultStream stream;
  private final MemoryBudget memory;
  private final CancelSignal signal;
  private final Runnable onCancel;

  private RunningPlan(
      List<OutputColumn> columns,
      ResultStream stream,
      MemoryBudget memory,
      CancelSignal signal,
      Runnable onCancel) {
    this.columns = columns;
    this.stream = stream;
    this.memory = memory;
    this.signal = signal;
    this.onCancel = onCancel;
  }

  static RunningPlan start(
      PhysicalPlan plan,
      List<OutputColumn> columns,
      QueryContext execution,
      io.firesteel.engine.plan.QueryContext constants,
      EngineServices services) {
    PhysicalPlan limited = execution.maxRows() > 0 ? limited(plan, execution.maxRows()) : plan;
    MemoryBudget memory = budget(constants, services);
    ResultStream stream = services.pool().execute(limited, constants, memory, new Cancellation());
    CancelSignal signal = execution.cancel();
    Runnable onCancel = () -> stream.cancel(signal.reason());
    signal.onCancel(onCancel);
    return new RunningPlan(columns, stream, memory, signal, onCancel);
  }

  static MemoryBudget budget(
      io.firesteel.engine.plan.QueryContext constants, EngineServices services) {
    long limit = constants.settings().get(FiresteelSettings.QUERY_MEMORY);
    long allowed = limit > 0 ? limit : Runtime.getRuntime().maxMemory() / 2;
    return services.memory().child("query " + constants.queryId(), allowed);
  }

  private static PhysicalPlan limited(PhysicalPlan plan, long rows) {
    return new PhysicalPlan(
        new PlanNode.Limit(Integer.MAX_VALUE, plan.root(), rows, 0),
        plan.names(),
        plan.estimates());
  }

  ResultStream stream() {
    return stream;
  }

  @Override
  public List<OutputColumn> columns() {
    return columns;
  }

  @Override
  public Batch next() {
    return stream.next();
  }

  @Override
  public long updateCount() {
    return -1;
  }

  @Override
  public Progress progress() {
    long[] tasks = stream.progress();
    long rows = 0;
    long bytes = 0;
    for (NodeCounters node : stream.counters().all().values()) {
      ScanMetrics scan = node.scan();
      if (scan != null) {
        rows += scan.rowsRead.sum();
        bytes += scan.bytesRead.sum();
      }
    }
    return new Progress(tasks[0], tasks[1], rows, bytes, memory.used());
  }

  @Override
  public void close() {
    // A script runs many statements under one signal.
    signal.forget(onCancel);
    stream.close();
  }
}
