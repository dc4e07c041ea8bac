package io.firesteel.server.statement;

import static io.firesteel.server.command.CommandContext.text;

import io.firesteel.planner.syntax.Query;
import io.firesteel.server.command.Command;
import io.firesteel.server.query.OutputColumn;
import io.firesteel.server.query.QueryContext;
import io.firesteel.server.query.StatementKind;
import java.util.List;

/**
 * EXPLAIN ANALYZE: runs the query, drops its rows, and shows the plan with each node's counters.
 */
record ExplainAnalyzeCommand(Query query, StatementContext context) implements Command {
  @Override
  public StatementKind kind() {
    return StatementKind.QUERY;
  }

  @Override
  public List<OutputColumn> columns() {
    return ExplainCommand.COLUMNS;
  }

  @Override
  public Outcome run(QueryContext execution) {
    long start = System.nanoTime();
    QueryPlanning.Planned planned = QueryPlanning.plan(query, context);
    long ready = System.nanoTime();
    try (RunningPlan running =
        RunningPlan.start(
            planned.plan(),
            List.of(),
            execution,
            context.queryContext(execution.queryId()),
            context.services())) {
      while (running.next() != null) {
        execution.cancel().throwIfCancelled();
      }
      long end = System.nanoTime();
      String times =
          String.format(
              java.util.Locale.ROOT,
              "planned in %.1f ms, ran in %.1f ms%n",
              (ready - start) / 1e6,
              (end - ready) / 1e6);
      return Outcome.rows(List.of(List.of(text(times + running.stream().explain()))));
    }
  }
}
