package io.firesteel.server.statement;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.error.SqlPlace;
import io.firesteel.core.type.SqlType;
import io.firesteel.engine.expression.ConstantEvaluator;
import io.firesteel.engine.plan.EvalMode;
import io.firesteel.engine.plan.Expression;
import io.firesteel.engine.plan.PhysicalPlan;
import io.firesteel.engine.plan.PlanNodes;
import io.firesteel.planner.parse.BoundText;
import io.firesteel.planner.parse.ParseOptions;
import io.firesteel.planner.syntax.Query;
import io.firesteel.server.query.OutputColumn;
import io.firesteel.server.query.Parameter;
import io.firesteel.server.query.PreparedQuery;
import io.firesteel.server.query.QueryContext;
import io.firesteel.server.query.RunningQuery;
import io.firesteel.server.query.StatementKind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A query: planned once, and again when an execution finds that what it was planned from changed.
 */
final class PlannedQuery implements PreparedQuery {
  private final Query query;
  private final StatementContext context;
  private final List<OutputColumn> columns;
  private final List<SqlType> parameters;
  private final AtomicReference<Reusable> latest = new AtomicReference<>();

  /** The plan of preparation, until the first execution takes it. */
  private final AtomicReference<PhysicalPlan> fresh;

  private record Reusable(PhysicalPlan plan, PlanBasis basis) {}

  PlannedQuery(Query query, StatementContext context) {
    this.query = query;
    this.context = context;
    QueryPlanning.Planned planned = plan();
    this.columns = columns(planned.root().columns());
    this.parameters = planned.root().parameters();
    this.fresh = new AtomicReference<>(planned.plan());
  }

  private QueryPlanning.Planned plan() {
    // Taken before planning: a change meanwhile makes the plan out of date.
    PlanBasis before = PlanBasis.of(context, null);
    QueryPlanning.Planned planned = QueryPlanning.plan(query, context);
    latest.set(
        planned.usesSession() ? null : new Reusable(planned.plan(), before.with(planned.tables())));
    return planned;
  }

  static List<OutputColumn> columns(List<SqlType.Field> fields) {
    return fields.stream().map(f -> new OutputColumn(f.name(), f.type(), f.nullable())).toList();
  }

  @Override
  public StatementKind kind() {
    return StatementKind.QUERY;
  }

  @Override
  public List<OutputColumn> columns() {
    return columns;
  }

  @Override
  public List<SqlType> parameters() {
    return parameters;
  }

  @Override
  public RunningQuery execute(QueryContext execution) {
    PhysicalPlan plan = current();
    io.firesteel.engine.plan.QueryContext constants = context.queryContext(execution.queryId());
    if (!parameters.isEmpty()) {
      plan = PlanNodes.bindParameters(plan, values(execution.parameters(), constants));
    }
    return RunningPlan.start(plan, columns, execution, constants, context.services());
  }

  /** A plan over the definitions and files of this moment. */
  PhysicalPlan current() {
    PhysicalPlan plan = fresh.getAndSet(null);
    if (plan != null) {
      return plan;
    }
    Reusable reusable = latest.get();
    return reusable != null && reusable.basis.holds(context) ? reusable.plan : plan().plan();
  }

  private SqlException unbound(int index) {
    ParseOptions options = ParseOptions.of(context.session().settings());
    List<BoundText.Marker> markers = BoundText.markers(context.sql(), options);
    int start = index < markers.size() ? markers.get(index).span().start() : 0;
    return SqlException.of("UNBOUND_SQL_PARAMETER", "The parameter _" + start + " has no value.")
        .with("name", "_" + start)
        .at(new SqlPlace(context.sql(), start, start));
  }

  private List<Object> values(
      List<Parameter> given, io.firesteel.engine.plan.QueryContext constants) {
    if (given.size() < parameters.size()) {
      throw unbound(given.size());
    }
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < parameters.size(); i++) {
      Parameter parameter = given.get(i);
      SqlType type = parameters.get(i);
      Expression literal = new Expression.Literal(parameter.type(), parameter.value());
      values.add(
          parameter.type().equals(type) || parameter.value() == null
              ? parameter.value()
              : ConstantEvaluator.evaluate(
                  new Expression.Cast(literal, type, EvalMode.ANSI, null), constants));
    }
    return values;
  }
}
