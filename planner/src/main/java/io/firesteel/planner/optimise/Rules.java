package io.firesteel.planner.optimise;

import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.rules.CoreRules;
import org.apache.calcite.rel.rules.FilterProjectTransposeRule;
import org.apache.calcite.rel.rules.ProjectMergeRule;
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

  static final RelOptRule FILTER_MERGE = CoreRules.FILTER_MERGE;
}
