package io.firesteel.server.statement;

import io.firesteel.engine.plan.PhysicalPlan;
import io.firesteel.planner.algebra.QueryRoot;
import io.firesteel.planner.analyse.Analyser;
import io.firesteel.planner.analyse.AnalysisContext;
import io.firesteel.planner.lower.RelLowering;
import io.firesteel.planner.optimise.Optimizer;
import io.firesteel.planner.syntax.Query;

/** The way of a query from its tree to a physical plan. */
public final class QueryPlanning {
  private QueryPlanning() {}

  /**
   * An analysed and planned query.
   *
   * @param root names and types of the result, types of the parameters
   * @param usesSession whether views, variables or functions of the session are in it
   * @param tables what it reads
   */
  record Planned(QueryRoot root, PhysicalPlan plan, boolean usesSession, RecordedTables tables) {}

  public static Planned plan(Query query, StatementContext context) {
    AnalysisContext analysis = context.analysis();
    return plan(Analyser.analyse(query, analysis), analysis);
  }

  /** Plans a query that is analysed already, in the same context. */
  public static Planned plan(QueryRoot root, AnalysisContext analysis) {
    QueryRoot optimised = new Optimizer(analysis.planning()).optimise(root);
    boolean usesSession =
        analysis.session() instanceof UsedObjects objects && !objects.used().isEmpty();
    return new Planned(
        root,
        RelLowering.lower(optimised, analysis.planning()),
        usesSession,
        (RecordedTables) analysis.tables());
  }
}
