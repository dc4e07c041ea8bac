package io.firesteel.planner.optimise;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;

/** {@code (a AND b) OR (a AND c)} becomes {@code a AND (b OR c)}: {@code a} may be a join's key. */
final class CommonFactors {
  private final RexBuilder rex;

  CommonFactors(RexBuilder rex) {
    this.rex = rex;
  }

  RelNode apply(RelNode rel) {
    List<RelNode> inputs = new ArrayList<>();
    boolean changed = false;
    for (RelNode input : rel.getInputs()) {
      RelNode factored = apply(input);
      changed |= factored != input;
      inputs.add(factored);
    }
    RelNode rebuilt = changed ? rel.copy(rel.getTraitSet(), inputs) : rel;
    if (rebuilt instanceof Filter filter) {
      RexNode condition = RexUtil.pullFactors(rex, filter.getCondition());
      return condition.equals(filter.getCondition())
          ? filter
          : filter.copy(filter.getTraitSet(), filter.getInput(), condition);
    } else if (rebuilt instanceof Join join) {
      RexNode condition = RexUtil.pullFactors(rex, join.getCondition());
      return condition.equals(join.getCondition())
          ? join
          : join.copy(
              join.getTraitSet(),
              condition,
              join.getLeft(),
              join.getRight(),
              join.getJoinType(),
              join.isSemiJoinDone());
    }
    return rebuilt;
  }
}
