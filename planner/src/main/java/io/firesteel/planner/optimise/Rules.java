package io.firesteel.planner.optimise;

import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rel.rules.CoreRules;
import org.apache.calcite.rel.rules.FilterProjectTransposeRule;
import org.apache.calcite.rel.rules.ProjectMergeRule;
import org.apache.calcite.rel.rules.SemiJoinJoinTransposeRule;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexUtil;

/** Variants of Calcite's rules, and the reason of each. */
final class Rules {
  private Rules() {}

  /** Deterministic projections without windows only: the filter repeats their expressions. */
  static final RelOptRule FILTER_PROJECT_TRANSPOSE =
      FilterProjectTransposeRule.Config.DEFAULT
          .withOperandFor(
              Filter.class,
              f -> !RexOver.containsOver(f.getCondition()),
              Project.class,
              p -> !p.containsOver() && p.getProjects().stream().allMatch(RexUtil::isDeterministic))
          .toRule();

  /** Merges only where that does not repeat an expression beyond plain columns. */
  static final RelOptRule PROJECT_MERGE = ProjectMergeRule.Config.DEFAULT.withBloat(0).toRule();

  /**
   * Only where the tested side is small: behind the other joins a big one can be probed instead of
   * built.
   */
  static final RelOptRule SEMI_JOIN_JOIN_TRANSPOSE =
      SemiJoinJoinTransposeRule.Config.DEFAULT
          .withOperandSupplier(
              b0 ->
                  b0.operand(LogicalJoin.class)
                      .predicate(j -> j.getJoinType() == JoinRelType.SEMI && testsLittle(j))
                      .inputs(b1 -> b1.operand(Join.class).anyInputs()))
          .as(SemiJoinJoinTransposeRule.Config.class)
          .toRule();

  private static boolean testsLittle(Join semi) {
    RelMetadataQuery mq = semi.getCluster().getMetadataQuery();
    Double left = mq.getRowCount(semi.getLeft());
    Double right = mq.getRowCount(semi.getRight());
    return left != null && right != null && right < left / 4;
  }

  static final RelOptRule FILTER_MERGE = CoreRules.FILTER_MERGE;
}
