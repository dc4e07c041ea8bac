package io.firesteel.server.statement;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.engine.plan.PhysicalPlan;
import io.firesteel.engine.plan.PlanNode;
import io.firesteel.engine.plan.WriteTarget;
import io.firesteel.planner.algebra.QueryRoot;
import io.firesteel.planner.analyse.AnalysisContext;
import io.firesteel.server.query.OutputColumn;
import io.firesteel.server.query.QueryContext;
import io.firesteel.storage.write.OverwriteMode;
import io.firesteel.storage.write.TableWriter;
import io.firesteel.storage.write.WriteResult;
import io.firesteel.storage.write.WriteSpec;
import java.util.List;

/** Runs a query into files: they become part of the table only when all of them are complete. */
public final class QueryWrite {
  private static final List<OutputColumn> ROWS =
      List.of(new OutputColumn("rows", SqlType.BIGINT, false));

  private QueryWrite() {}

  /**
   * Writes the rows of an analysed query, by as many tasks as its last stage has.
   *
   * @param table what is written, for messages
   * @return what was written
   */
  public static WriteResult run(
      QueryRoot root,
      AnalysisContext analysis,
      WriteSpec spec,
      String table,
      QueryContext execution,
      StatementContext context) {
    PhysicalPlan plan = QueryPlanning.plan(root, analysis).plan();
    if (spec.overwrite() == OverwriteMode.REPLACE_ALL) {
      refuseReading(plan.root(), spec.location(), table);
    }
    TableWriter writer = TableWriter.open(context.services().files(), spec);
    boolean complete = false;
    try (RunningPlan running =
        RunningPlan.start(
            written(plan, new WriteTarget(table, writer)),
            ROWS,
            execution,
            context.queryContext(execution.queryId()),
            context.services())) {
      while (running.next() != null) {
        execution.cancel().throwIfCancelled();
      }
      execution.cancel().throwIfCancelled();
      WriteResult written = writer.commit();
      complete = true;
      return written;
    } finally {
      if (!complete) {
        writer.abort();
      }
    }
  }

  private static PhysicalPlan written(PhysicalPlan plan, WriteTarget target) {
    return new PhysicalPlan(
        new PlanNode.Write(nextId(plan.root()), plan.root(), target),
        List.of("rows"),
        plan.estimates());
  }

  private static int nextId(PlanNode node) {
    int next = node.id() + 1;
    for (PlanNode input : node.inputs()) {
      next = Math.max(next, nextId(input));
    }
    return next;
  }

  /** A table that is read cannot be emptied by the same statement. */
  private static void refuseReading(PlanNode node, String location, String table) {
    if (node instanceof PlanNode.Scan scan && sameDirectory(scan, location)) {
      throw SqlException.of(
              "UNSUPPORTED_OVERWRITE.TABLE",
              "The table " + table + " cannot be overwritten by a query that reads it.")
          .with("table", table);
    }
    node.inputs().forEach(input -> refuseReading(input, location, table));
  }

  private static boolean sameDirectory(PlanNode.Scan scan, String location) {
    return plain(scan.source().table().location()).equals(plain(location));
  }

  /** Without scheme of the local file system, and without slashes at the end. */
  private static String plain(String location) {
    return location.replaceFirst("^file:/+", "/").replaceFirst("/+$", "");
  }
}
