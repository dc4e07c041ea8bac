package io.firesteel.planner.statistics;

import io.firesteel.planner.algebra.TableRead;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.metadata.BuiltInMetadata;
import org.apache.calcite.rel.metadata.MetadataDef;
import org.apache.calcite.rel.metadata.MetadataHandler;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;

/** Row counts of the nodes for which Calcite only guesses. Called by generated code. */
public final class RowCounts implements MetadataHandler<BuiltInMetadata.RowCount> {

  @Override
  public MetadataDef<BuiltInMetadata.RowCount> getDef() {
    return BuiltInMetadata.RowCount.DEF;
  }

  public Double getRowCount(TableRead rel, RelMetadataQuery mq) {
    return rel.planned().getRowCount();
  }

  public Double getRowCount(Filter rel, RelMetadataQuery mq) {
    double rows = rows(rel.getInput(), mq);
    return Math.max(1, rows * new Selectivity(rel.getInput(), rows).of(rel.getCondition()));
  }

  /** Groups: the product of the keys' distinct values, but never more than the rows. */
  public Double getRowCount(Aggregate rel, RelMetadataQuery mq) {
    if (rel.getGroupCount() == 0) {
      return 1.0;
    }
    double rows = rows(rel.getInput(), mq);
    double groups = 1;
    for (int key : rel.getGroupSet()) {
      groups *= ColumnEstimates.of(rel.getInput(), key).distinctOr(Math.max(1, rows / 10));
    }
    return Math.max(1, Math.min(groups, rows)) * rel.getGroupSets().size();
  }

  public Double getRowCount(Join rel, RelMetadataQuery mq) {
    double left = rows(rel.getLeft(), mq);
    double right = rows(rel.getRight(), mq);
    int leftFields = rel.getLeft().getRowType().getFieldCount();
    List<ColumnEstimate> leftKeys = new ArrayList<>();
    List<ColumnEstimate> rightKeys = new ArrayList<>();
    double other = 1;
    for (RexNode conjunct : RelOptUtil.conjunctions(rel.getCondition())) {
      int[] key = key(conjunct, leftFields);
      if (key != null) {
        leftKeys.add(ColumnEstimates.of(rel.getLeft(), key[0]));
        rightKeys.add(ColumnEstimates.of(rel.getRight(), key[1] - leftFields));
      } else if (!conjunct.isAlwaysTrue()) {
        other *= conjunct.getKind() == SqlKind.EQUALS ? 0.1 : 0.3;
      }
    }
    double leftDistinct = distinct(leftKeys, left);
    double rightDistinct = distinct(rightKeys, right);
    double inner = Math.max(1, left * right / Math.max(leftDistinct, rightDistinct) * other);
    switch (rel.getJoinType()) {
      case LEFT:
        return Math.max(left, inner);
      case RIGHT:
        return Math.max(right, inner);
      case FULL:
        return Math.max(Math.max(left, right), inner);
      case SEMI:
        return Math.max(1, left * matched(leftDistinct, rightDistinct, right, other));
      case ANTI:
        return Math.max(
            1, left * Math.max(0.1, 1 - matched(leftDistinct, rightDistinct, right, other)));
      case LEFT_MARK:
        return left;
      default:
        return inner;
    }
  }

  /** The share of left rows with a match. */
  private static double matched(
      double leftDistinct, double rightDistinct, double right, double other) {
    return Math.min(1, Math.min(rightDistinct, right) / leftDistinct) * Math.sqrt(other);
  }

  /** Distinct combinations of join keys on one side. */
  static double distinct(List<ColumnEstimate> keys, double rows) {
    double product = 1;
    boolean unknown = keys.isEmpty();
    for (ColumnEstimate key : keys) {
      unknown |= Double.isNaN(key.distinct());
      product *= key.distinctOr(Math.max(1, Math.pow(rows, 0.75)));
    }
    if (keys.isEmpty()) {
      return 1;
    }
    // Several columns together are hardly more diverse than the table is long.
    return keys.size() == 1 && !unknown ? product : Math.max(1, Math.min(product, rows));
  }

  /** The fields of a conjunct {@code left = right} in the join's numbering, or null. */
  private static int[] key(RexNode conjunct, int leftFields) {
    boolean equal =
        conjunct.getKind() == SqlKind.EQUALS || conjunct.getKind() == SqlKind.IS_NOT_DISTINCT_FROM;
    if (!equal) {
      return null;
    }
    List<RexNode> operands = ((RexCall) conjunct).getOperands();
    if (operands.get(0) instanceof RexInputRef a && operands.get(1) instanceof RexInputRef b) {
      int low = Math.min(a.getIndex(), b.getIndex());
      int high = Math.max(a.getIndex(), b.getIndex());
      return low < leftFields && high >= leftFields ? new int[] {low, high} : null;
    }
    return null;
  }

  private static double rows(RelNode rel, RelMetadataQuery mq) {
    Double rows = mq.getRowCount(rel);
    return rows == null ? 1000 : rows;
  }
}
