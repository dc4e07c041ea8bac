package io.firesteel.server.statement;

import io.firesteel.engine.function.FunctionRegistry;
import io.firesteel.engine.plan.QueryContext;
import io.firesteel.planner.algebra.PlanningContext;
import io.firesteel.planner.analyse.AnalysisContext;
import io.firesteel.planner.analyse.Parameters;
import io.firesteel.planner.lower.KernelEvaluation;
import io.firesteel.planner.parse.ParseOptions;
import io.firesteel.planner.parse.SqlParser;
import io.firesteel.planner.syntax.QueryStatement;
import io.firesteel.server.query.CancelSignal;
import io.firesteel.server.session.Session;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * What preparing one statement needs.
 *
 * @param sql the whole text
 * @param cancel ends a long analysis
 * @param locals the variables of the script around
 */
public record StatementContext(
    EngineServices services,
    Session session,
    String sql,
    CancelSignal cancel,
    LocalVariables locals) {

  public StatementContext(
      EngineServices services, Session session, String sql, CancelSignal cancel) {
    this(services, session, sql, cancel, LocalVariables.NONE);
  }

  /** The same for another text, perhaps with other variables around it. */
  public StatementContext of(String text, LocalVariables around) {
    return new StatementContext(services, session, text, cancel, around);
  }

  /** The variable that a name means to SET and INTO. */
  public Optional<Variable> variable(List<String> name) {
    return locals.find(name).or(() -> state().findVariable(name));
  }

  /** The session's views and variables. */
  public SessionState state() {
    return session.attachment(SessionState.class, () -> new SessionState(services.globalViews()));
  }

  /** Constants of an execution that starts now. */
  public QueryContext queryContext(String queryId) {
    return new QueryContext(
        queryId,
        sql,
        session.settings(),
        ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()),
        session.user(),
        session.catalog(),
        session.database());
  }

  /** Fresh objects for analysing and planning. */
  public AnalysisContext analysis() {
    PlanningContext planning = new PlanningContext(queryContext(""));
    return new AnalysisContext(
        planning,
        services.catalog(),
        new RecordedTables(services.tables()),
        FunctionRegistry.builtIn(),
        new UsedObjects(state(), locals),
        Parameters.NONE,
        (text, settings) ->
            ((QueryStatement) SqlParser.parseStatement(text, ParseOptions.of(settings))).query(),
        new KernelEvaluation(planning));
  }
}
