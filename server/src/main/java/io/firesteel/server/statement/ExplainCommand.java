package io.firesteel.server.statement;

import static io.firesteel.server.command.CommandContext.text;

import io.firesteel.core.type.SqlType;
import io.firesteel.engine.plan.PhysicalPlan;
import io.firesteel.planner.algebra.QueryRoot;
import io.firesteel.planner.analyse.Analyser;
import io.firesteel.planner.analyse.AnalysisContext;
import io.firesteel.planner.lower.RelLowering;
import io.firesteel.planner.optimise.Optimizer;
import io.firesteel.planner.syntax.ExplainMode;
import io.firesteel.planner.syntax.Query;
import io.firesteel.server.command.Command;
import io.firesteel.server.query.OutputColumn;
import io.firesteel.server.query.QueryContext;
import io.firesteel.server.query.StatementKind;
import java.util.List;

/** EXPLAIN of a query: the physical plan, or all stages of planning for EXTENDED. */
record ExplainCommand(Query query, ExplainMode mode, StatementContext context) implements Command {
  static final List<OutputColumn> COLUMNS = List.of(new OutputColumn("plan", SqlType.STRING, true));

  @Override
  public StatementKind kind() {
    return StatementKind.QUERY;
  }

  @Override
  public List<OutputColumn> columns() {
    return COLUMNS;
  }

  @Override
  public Outcome run(QueryContext execution) {
    AnalysisContext analysis = context.analysis();
    QueryRoot analysed = Analyser.analyse(query, analysis);
    QueryRoot optimised = new Optimizer(analysis.planning()).optimise(analysed);
    PhysicalPlan plan = RelLowering.lower(optimised, analysis.planning());
    StringBuilder all = new StringBuilder();
    if (mode == ExplainMode.EXTENDED) {
      all.append("== Analyzed Logical Plan ==\n").append(analysed.describe());
      all.append("== Optimized Logical Plan ==\n").append(optimised.describe());
    }
    all.append("== Physical Plan ==\n").append(plan);
    return Outcome.rows(List.of(List.of(text(all.toString()))));
  }
}
