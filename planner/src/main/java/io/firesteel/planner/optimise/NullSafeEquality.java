package io.firesteel.planner.optimise;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/**
 * Joins on {@code a IS NOT DISTINCT FROM b}: Calcite's decorrelation writes it out as {@code (a IS
 * NULL AND b IS NULL) OR (a = b) IS TRUE}, which no hash join understands. Puts the operator back,
 * and makes it a plain equality where a filter below says that one side is not null.
 */
final class NullSafeEquality extends RexShuttle {
  private final RexBuilder rex;

  NullSafeEquality(RexBuilder rex) {
    this.rex = rex;
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
    return rebuilt instanceof Join join ? join(join) : rebuilt;
  }

  private RelNode join(Join join) {
    RexNode collapsed = join.getCondition().accept(this);
    List<RexNode> conjuncts = new ArrayList<>();
    for (RexNode conjunct : RelOptUtil.conjunctions(collapsed)) {
      // The mark of a row without match would be NULL instead of false.
      conjuncts.add(join.getJoinType() == JoinRelType.LEFT_MARK ? conjunct : plain(conjunct, join));
    }
    RexNode condition = RexUtil.composeConjunction(rex, conjuncts);
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

  private RexNode plain(RexNode conjunct, Join join) {
    // In a mark's condition a plain equality is the comparison of IN, which can be unknown.
    if (conjunct.getKind() != SqlKind.IS_NOT_DISTINCT_FROM
        || join.getJoinType() == JoinRelType.LEFT_MARK) {
      return conjunct;
    }
    List<RexNode> sides = ((RexCall) conjunct).getOperands();
    return isNeverNull(sides.get(0), join) || isNeverNull(sides.get(1), join)
        ? rex.makeCall(SqlStdOperatorTable.EQUALS, sides)
        : conjunct;
  }

  private static boolean isNeverNull(RexNode node, Join join) {
    if (!node.getType().isNullable()) {
      return true;
    }
    if (!(node instanceof RexInputRef ref)) {
      return false;
    }
    int leftFields = join.getLeft().getRowType().getFieldCount();
    boolean left = ref.getIndex() < leftFields;
    int field = left ? ref.getIndex() : ref.getIndex() - leftFields;
    RelMetadataQuery mq = join.getCluster().getMetadataQuery();
    for (RexNode known :
        mq.getPulledUpPredicates(left ? join.getLeft() : join.getRight()).pulledUpPredicates) {
      boolean notNull =
          known.getKind() == SqlKind.IS_NOT_NULL
              && ((RexCall) known).getOperands().get(0) instanceof RexInputRef r
              && r.getIndex() == field;
      if (notNull) {
        return true;
      }
    }
    return false;
  }

  @Override
  public RexNode visitCall(RexCall call) {
    if (call.getKind() == SqlKind.OR && call.getOperands().size() == 2) {
      RexNode nulls = call.getOperands().get(0);
      RexNode equal = call.getOperands().get(1);
      if (nulls.getKind() != SqlKind.AND) {
        RexNode swap = nulls;
        nulls = equal;
        equal = swap;
      }
      if (equal.getKind() == SqlKind.IS_TRUE) {
        equal = ((RexCall) equal).getOperands().get(0);
      }
      if (nulls.getKind() == SqlKind.AND && equal.getKind() == SqlKind.EQUALS) {
        List<RexNode> sides = ((RexCall) equal).getOperands();
        List<RexNode> tested = ((RexCall) nulls).getOperands();
        if (tested.size() == 2 && tested.stream().allMatch(t -> t.getKind() == SqlKind.IS_NULL)) {
          RexNode a = ((RexCall) tested.get(0)).getOperands().get(0);
          RexNode b = ((RexCall) tested.get(1)).getOperands().get(0);
          boolean same =
              a.equals(sides.get(0)) && b.equals(sides.get(1))
                  || a.equals(sides.get(1)) && b.equals(sides.get(0));
          if (same) {
            return rex.makeCall(SqlStdOperatorTable.IS_NOT_DISTINCT_FROM, sides);
          }
        }
      }
    }
    return super.visitCall(call);
  }
}
