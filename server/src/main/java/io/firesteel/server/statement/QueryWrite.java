package io.firesteel.server.statement;

import io.firesteel.core.vector.Batch;
import io.firesteel.planner.algebra.QueryRoot;
import io.firesteel.planner.analyse.AnalysisContext;
import io.firesteel.server.query.QueryContext;
import io.firesteel.storage.write.TableWriter;
import io.firesteel.storage.write.TaskWriter;
import io.firesteel.storage.write.WriteResult;
import io.firesteel.storage.write.WriteSpec;

/** Runs a query into files: they become part of the table only when all of them are complete. */
public final class QueryWrite {
  private QueryWrite() {}

  /**
   * Writes the rows of an analysed query.
   *
   * @return what was written
   */
  public static WriteResult run(
      QueryRoot root,
      AnalysisContext analysis,
      WriteSpec spec,
      QueryContext execution,
      StatementContext context) {
    QueryPlanning.Planned planned = QueryPlanning.plan(root, analysis);
    TableWriter writer = TableWriter.open(context.services().files(), spec);
    boolean complete = false;
    try (RunningPlan running =
        RunningPlan.start(
            planned.plan(),
            PlannedQuery.columns(root.columns()),
            execution,
            context.queryContext(execution.queryId()),
            context.services())) {
      try (TaskWriter task = writer.newTask()) {
        for (Batch batch = running.next(); batch != null; batch = running.next()) {
          execution.cancel().throwIfCancelled();
          task.write(batch);
        }
      }
      WriteResult written = writer.commit();
      complete = true;
      return written;
    } finally {
      if (!complete) {
        writer.abort();
      }
    }
  }
}
