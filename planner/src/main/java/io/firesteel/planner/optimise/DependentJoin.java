package io.firesteel.planner.optimise;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.BiRel;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;

/**
 * A join whose right side is evaluated for each row of the left one: what subqueries and LATERAL
 * become before {@link Decorrelation} makes plain joins of them.
 */
final class DependentJoin extends BiRel {
  /** The variables of the left row; field {@code f} of one is left field {@code f - offset}. */
  final Map<CorrelationId, Integer> variables;

  /** Over left and right fields, besides what the right side asks itself. */
  final RexNode condition;

  final JoinRelType type;

  /** Whether more than one right row for a left one is an error. */
  final boolean single;

  DependentJoin(
      RelNode left,
      RelNode right,
      Map<CorrelationId, Integer> variables,
      RexNode condition,
      JoinRelType type,
      boolean single) {
    super(left.getCluster(), left.getTraitSet(), left, right);
    this.variables = Map.copyOf(variables);
    this.condition = condition;
    this.type = type;
    this.single = single;
  }

  @Override
  protected RelDataType deriveRowType() {
    return LogicalJoin.create(left, right, List.of(), condition, Set.of(), type).getRowType();
  }

  @Override
  public Set<CorrelationId> getVariablesSet() {
    return variables.keySet();
  }

  @Override
  public RelNode copy(RelTraitSet traitSet, List<RelNode> inputs) {
    return new DependentJoin(inputs.get(0), inputs.get(1), variables, condition, type, single);
  }

  @Override
  public RelNode accept(RexShuttle shuttle) {
    RexNode changed = shuttle.apply(condition);
    return changed == condition
        ? this
        : new DependentJoin(left, right, variables, changed, type, single);
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    return super.explainTerms(writer)
        .item("variables", variables)
        .item("condition", condition)
        .item("type", type)
        .item("single", single);
  }
}
