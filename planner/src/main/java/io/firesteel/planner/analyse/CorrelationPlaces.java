package io.firesteel.planner.analyse;

import io.firesteel.core.error.SqlException;
import io.firesteel.planner.algebra.Generate;
import io.firesteel.planner.algebra.InlineRows;
import io.firesteel.planner.algebra.Recursion;
import io.firesteel.planner.algebra.SampleRows;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;

/** Where in a subquery columns of the query around it may stand: refused elsewhere, as in Spark. */
final class CorrelationPlaces {
  private final CorrelationId outer;

  CorrelationPlaces(CorrelationId outer) {
    this.outer = outer;
  }

  void check(RelNode rel, boolean allowed) {
    if (!RelOptUtil.getVariablesUsed(rel).contains(outer)) {
      return;
    }
    if (!allowed) {
      throw SqlException.of(
              "UNSUPPORTED_SUBQUERY_EXPRESSION_CATEGORY."
                  + "ACCESSING_OUTER_QUERY_COLUMN_IS_NOT_ALLOWED",
              "Columns of the query around cannot be used in this part of the subquery.")
          .with("treeNode", "");
    }
    if (rel instanceof Join join) {
      JoinRelType type = join.getJoinType();
      check(join.getLeft(), type != JoinRelType.RIGHT && type != JoinRelType.FULL);
      check(join.getRight(), type == JoinRelType.INNER || type == JoinRelType.RIGHT);
      return;
    }
    if (rel instanceof Generate generate
        && !(generate.getInput() instanceof InlineRows rows
            && rows.getRowType().getFieldCount() == 0)
        && generate.arguments().stream().anyMatch(this::refers)) {
      throw SqlException.of(
              "UNSUPPORTED_SUBQUERY_EXPRESSION_CATEGORY.CORRELATED_REFERENCE",
              "A generator cannot use columns of the query around.")
          .with("sqlExprs", "");
    }
    boolean inside =
        !(rel instanceof SampleRows
            || rel instanceof Recursion
            || rel instanceof Aggregate aggregate && aggregate.getGroupSets().size() > 1);
    rel.getInputs().forEach(input -> check(input, inside));
  }

  private boolean refers(RexNode node) {
    return RexUtil.containsCorrelation(node);
  }
}
