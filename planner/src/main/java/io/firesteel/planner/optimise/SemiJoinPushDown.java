package io.firesteel.planner.optimise;

import java.util.List;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * Tests the rows of one input of a join before the join: {@code (X JOIN Y) SEMI Z} becomes {@code
 * (X SEMI Z) JOIN Y} or {@code X JOIN (Y SEMI Z)}. Not done
 *
 * <ul>
 *   <li>unless the condition reads columns of exactly one of the two (a comparison of a constant
 *       reads none, and what correlates may read the other one),
 *   <li>into the input of an outer join that gets NULLs for what has no match,
 *   <li>where Z is not small: behind the other joins a big one can be probed instead of built.
 * </ul>
 *
 * <p>Calcite's SemiJoinJoinTransposeRule looks at the equality keys only, and at no join type.
 */
final class SemiJoinPushDown extends RelOptRule {
  static final RelOptRule INSTANCE = new SemiJoinPushDown();

  private SemiJoinPushDown() {
    super(
        operandJ(
            LogicalJoin.class,
            null,
            join -> join.getJoinType() == JoinRelType.SEMI,
            operand(Join.class, any())),
        "SemiJoinPushDown");
  }

  @Override
  public void onMatch(RelOptRuleCall call) {
    LogicalJoin semi = call.rel(0);
    Join join = call.rel(1);
    int joined = join.getRowType().getFieldCount();
    if (!join.getJoinType().projectsRight() || !testsLittle(semi)) {
      return;
    }
    ImmutableBitSet read =
        RelOptUtil.InputFinder.bits(semi.getCondition()).intersect(ImmutableBitSet.range(joined));
    int leftFields = join.getLeft().getRowType().getFieldCount();
    boolean left = ImmutableBitSet.range(leftFields).contains(read);
    boolean right = ImmutableBitSet.range(leftFields, joined).contains(read);
    boolean kept =
        left
            ? !join.getJoinType().generatesNullsOnLeft()
            : !join.getJoinType().generatesNullsOnRight();
    if (read.isEmpty()
        || !left && !right
        || !kept
        || !RexUtil.isDeterministic(semi.getCondition())) {
      return;
    }
    RelNode tested = left ? join.getLeft() : join.getRight();
    int testedFields = tested.getRowType().getFieldCount();
    RexNode condition = semi.getCondition();
    if (!left) {
      condition = RexUtil.shift(condition, -leftFields);
    } else {
      condition = RexUtil.shift(condition, joined, testedFields - joined);
    }
    RelNode pushed =
        semi.copy(semi.getTraitSet(), condition, tested, semi.getRight(), JoinRelType.SEMI, false);
    call.transformTo(
        join.copy(
            join.getTraitSet(),
            left ? List.of(pushed, join.getRight()) : List.of(join.getLeft(), pushed)));
  }

  private static boolean testsLittle(Join semi) {
    RelMetadataQuery mq = semi.getCluster().getMetadataQuery();
    Double left = mq.getRowCount(semi.getLeft());
    Double right = mq.getRowCount(semi.getRight());
    return left != null && right != null && right < left / 4;
  }
}
