package io.firesteel.planner.optimise;

import com.google.common.collect.ImmutableSet;
import io.firesteel.engine.function.NullPolicy;
import io.firesteel.planner.algebra.AggregateOperator;
import io.firesteel.planner.algebra.CastOperator;
import io.firesteel.planner.algebra.Literals;
import io.firesteel.planner.algebra.PlanningContext;
import io.firesteel.planner.algebra.ScalarOperator;
import io.firesteel.planner.optimise.CorrelationPullUp.Pulled;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * Subqueries of the usual forms as plain joins: EXISTS and IN among the conjuncts of a filter as
 * semi joins, NOT EXISTS as an anti join, a comparison with a correlated aggregate as a join with
 * the aggregate grouped by what it is correlated by. The general decorrelation, which computes the
 * outer values once more to join the subquery with them, is left for all other forms.
 */
final class SubqueryUnnesting {
  private final RexBuilder rex;
  private final CorrelationPullUp pullUp;
  private final Negations negations;

  SubqueryUnnesting(PlanningContext planning) {
    this.rex = planning.rex();
    this.pullUp = new CorrelationPullUp(rex);
    this.negations = new Negations(rex);
  }

  RelNode apply(RelNode rel) {
    List<RelNode> inputs = new ArrayList<>();
    boolean changed = false;
    for (RelNode input : rel.getInputs()) {
      RelNode done = apply(input);
      changed |= done != input;
      inputs.add(done);
    }
    RelNode rebuilt = changed ? rel.copy(rel.getTraitSet(), inputs) : rel;
    RelNode inside =
        rebuilt
            .accept(negations)
            .accept(
                new RexShuttle() {
                  @Override
                  public RexNode visitSubQuery(RexSubQuery subQuery) {
                    RelNode done = SubqueryUnnesting.this.apply(subQuery.rel);
                    return done == subQuery.rel ? subQuery : subQuery.clone(done);
                  }
                });
    return inside instanceof Filter filter ? filter(filter) : inside;
  }

  private RelNode filter(Filter filter) {
    List<RexNode> others = new ArrayList<>();
    List<RexNode> subqueries = new ArrayList<>();
    for (RexNode conjunct : RelOptUtil.conjunctions(filter.getCondition())) {
      (CorrelationPullUp.RexSubQueries.in(conjunct) ? subqueries : others).add(conjunct);
    }
    if (subqueries.isEmpty()) {
      return filter;
    }
    RelNode input = filter.getInput();
    Set<CorrelationId> own = filter.getVariablesSet();
    List<RexNode> joined = new ArrayList<>();
    for (RexNode conjunct : subqueries) {
      (join(input, conjunct, own) == null ? others : joined).add(conjunct);
    }
    if (joined.isEmpty()) {
      return filter;
    }
    // What the general decorrelation will work on stays below the joins, over the plain input.
    RelNode left =
        others.isEmpty()
            ? input
            : LogicalFilter.create(
                input, RexUtil.composeConjunction(rex, others), ImmutableSet.copyOf(own));
    for (RexNode conjunct : joined) {
      left = join(left, conjunct, own);
    }
    return left;
  }

  /** The rows of {@code left} for which the conjunct is true, or null if its form is another. */
  private RelNode join(RelNode left, RexNode conjunct, Set<CorrelationId> own) {
    if (conjunct instanceof RexSubQuery exists && exists.getKind() == SqlKind.EXISTS) {
      return semi(left, exists, JoinRelType.SEMI, own);
    } else if (conjunct instanceof RexSubQuery in && in.getKind() == SqlKind.IN) {
      return semi(left, in, JoinRelType.SEMI, own);
    } else if (conjunct.getKind() == SqlKind.NOT
        && ((RexCall) conjunct).getOperands().get(0) instanceof RexSubQuery exists
        && exists.getKind() == SqlKind.EXISTS) {
      return semi(left, exists, JoinRelType.ANTI, own);
    }
    return aggregate(left, conjunct, own);
  }

  private RelNode semi(
      RelNode left, RexSubQuery subquery, JoinRelType type, Set<CorrelationId> own) {
    if (!own.containsAll(RelOptUtil.getVariablesUsed(subquery.rel))) {
      return null;
    }
    boolean compares = subquery.getOperands().stream().allMatch(RexUtil::isDeterministic);
    Pulled pulled = compares ? pullUp.apply(subquery.rel) : null;
    boolean correlated = pulled != null && !pulled.conditions().isEmpty();
    // EXISTS of an uncorrelated query is one question for all rows, no join.
    if (pulled == null || subquery.getKind() == SqlKind.EXISTS && !correlated) {
      return null;
    }
    int leftFields = left.getRowType().getFieldCount();
    List<RexNode> conditions = new ArrayList<>();
    for (int i = 0; i < subquery.getOperands().size(); i++) {
      RexNode field =
          new RexInputRef(
              leftFields + i, pulled.rel().getRowType().getFieldList().get(i).getType());
      RexNode operand = subquery.getOperands().get(i);
      if (CorrelationPullUp.isCorrelated(operand)) {
        return null;
      }
      conditions.add(rex.makeCall(SqlStdOperatorTable.EQUALS, operand, field));
    }
    for (RexNode condition : pulled.conditions()) {
      conditions.add(toJoin(condition, leftFields));
    }
    return LogicalJoin.create(
        left, pulled.rel(), List.of(), RexUtil.composeConjunction(rex, conditions), Set.of(), type);
  }

  /** A pulled condition over the fields of a join: outer fields left, the subquery's right. */
  private RexNode toJoin(RexNode condition, int leftFields) {
    return condition.accept(
        new RexShuttle() {
          @Override
          public RexNode visitInputRef(RexInputRef ref) {
            return new RexInputRef(ref.getIndex() + leftFields, ref.getType());
          }

          @Override
          public RexNode visitFieldAccess(RexFieldAccess access) {
            return access.getReferenceExpr() instanceof RexCorrelVariable
                ? new RexInputRef(access.getField().getIndex(), access.getType())
                : super.visitFieldAccess(access);
          }
        });
  }

  /** {@code expression < (SELECT aggregate FROM ... WHERE inner = outer)}. */
  private RelNode aggregate(RelNode left, RexNode conjunct, Set<CorrelationId> own) {
    List<RexSubQuery> found = CorrelationPullUp.RexSubQueries.all(conjunct);
    boolean comparison =
        SqlKind.COMPARISON.contains(conjunct.getKind())
            && conjunct.getKind() != SqlKind.IS_DISTINCT_FROM
            && conjunct.getKind() != SqlKind.IS_NOT_DISTINCT_FROM;
    if (found.size() != 1
        || !comparison
        || found.get(0).getKind() != SqlKind.SCALAR_QUERY
        || !((RexCall) conjunct).getOperands().stream().allMatch(SubqueryUnnesting::isStrict)) {
      return null;
    }
    RexSubQuery subquery = found.get(0);
    Set<CorrelationId> used = RelOptUtil.getVariablesUsed(subquery.rel);
    if (used.isEmpty() || !own.containsAll(used)) {
      return null;
    }
    Grouped grouped = grouped(subquery.rel);
    if (grouped == null) {
      return null;
    }
    int leftFields = left.getRowType().getFieldCount();
    List<RexNode> conditions = new ArrayList<>();
    for (int k = 0; k < grouped.outer.size(); k++) {
      RexNode key =
          new RexInputRef(leftFields + k, grouped.rel.getRowType().getFieldList().get(k).getType());
      conditions.add(
          rex.makeCall(SqlStdOperatorTable.EQUALS, toJoin(grouped.outer.get(k), 0), key));
    }
    RelNode join =
        LogicalJoin.create(
            left,
            grouped.rel,
            List.of(),
            RexUtil.composeConjunction(rex, conditions),
            Set.of(),
            JoinRelType.INNER);
    int value = leftFields + grouped.outer.size();
    RexNode condition =
        conjunct.accept(
            new RexShuttle() {
              @Override
              public RexNode visitSubQuery(RexSubQuery s) {
                return new RexInputRef(
                    value, join.getRowType().getFieldList().get(value).getType());
              }
            });
    List<RexNode> leftOnly = new ArrayList<>();
    for (int i = 0; i < leftFields; i++) {
      leftOnly.add(new RexInputRef(i, left.getRowType().getFieldList().get(i).getType()));
    }
    return LogicalProject.create(
        LogicalFilter.create(join, condition),
        List.of(),
        leftOnly,
        left.getRowType().getFieldNames(),
        Set.of());
  }

  /** Keys first, then the aggregate's value; for each key the outer expression that it equals. */
  private record Grouped(RelNode rel, List<RexNode> outer) {}

  private Grouped grouped(RelNode rel) {
    RexNode value = null;
    RelNode below = rel;
    if (rel instanceof Project project) {
      value = project.getProjects().get(0);
      below = project.getInput();
      if (!isStrict(value) || RelOptUtil.InputFinder.bits(value).isEmpty()) {
        return null;
      }
    }
    if (!(below instanceof Aggregate aggregate)
        || aggregate.getGroupCount() > 0
        || aggregate.getGroupSets().size() != 1
        || !aggregate.getAggCallList().stream().allMatch(SubqueryUnnesting::isNullForNoRows)) {
      return null;
    }
    Pulled pulled = pullUp.apply(aggregate.getInput());
    if (pulled == null) {
      return null;
    }
    List<Integer> inner = new ArrayList<>();
    List<RexNode> outer = new ArrayList<>();
    for (RexNode condition : pulled.conditions()) {
      if (condition.getKind() != SqlKind.EQUALS) {
        return null;
      }
      RexNode a = ((RexCall) condition).getOperands().get(0);
      RexNode b = ((RexCall) condition).getOperands().get(1);
      RexNode key = a instanceof RexInputRef ? a : b;
      RexNode other = a instanceof RexInputRef ? b : a;
      boolean separate = key instanceof RexInputRef && RelOptUtil.InputFinder.bits(other).isEmpty();
      if (!separate || inner.contains(((RexInputRef) key).getIndex())) {
        return null;
      }
      inner.add(((RexInputRef) key).getIndex());
      outer.add(other);
    }
    RelNode grouped =
        LogicalAggregate.create(
            pulled.rel(), List.of(), ImmutableBitSet.of(inner), null, aggregate.getAggCallList());
    List<Integer> sorted = ImmutableBitSet.of(inner).toList();
    List<RexNode> expressions = new ArrayList<>();
    for (int key : inner) {
      int at = sorted.indexOf(key);
      expressions.add(new RexInputRef(at, grouped.getRowType().getFieldList().get(at).getType()));
    }
    RexNode result =
        value == null
            ? new RexInputRef(0, aggregate.getRowType().getFieldList().get(0).getType())
            : value;
    expressions.add(RexUtil.shift(result, inner.size()));
    return new Grouped(
        LogicalProject.create(grouped, List.of(), expressions, (List<String>) null, Set.of()),
        outer);
  }

  /** Aggregates that are NULL for no rows: COUNT and its like are not. */
  private static boolean isNullForNoRows(org.apache.calcite.rel.core.AggregateCall call) {
    return call.getAggregation() instanceof AggregateOperator operator
        && Set.of("sum", "avg", "min", "max", "stddev_samp", "var_samp")
            .contains(operator.function().name());
  }

  /** Whether the expression is NULL as soon as one of its columns or its subquery is. */
  private static boolean isStrict(RexNode node) {
    if (node instanceof RexInputRef
        || node instanceof RexSubQuery
        || node instanceof RexFieldAccess
        || Literals.isConstant(node)) {
      return true;
    }
    boolean strict =
        node instanceof RexCall call
            && (call.getOperator() instanceof CastOperator
                || call.getOperator() instanceof ScalarOperator operator
                    && operator.function().nulls() == NullPolicy.STRICT
                    && operator.function().deterministic());
    return strict && ((RexCall) node).getOperands().stream().allMatch(SubqueryUnnesting::isStrict);
  }
}
