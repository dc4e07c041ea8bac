package io.firesteel.planner.optimise;

import java.util.List;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/**
 * Moves NOT through AND, OR and NOT down to the subqueries. It decides between IN and NOT IN, which
 * are not each other's negation where a comparison is unknown: both are then false, and {@code NOT
 * (a IN (...) OR b)} must be false too.
 */
final class Negations extends RexShuttle {
  private final RexBuilder rex;

  Negations(RexBuilder rex) {
    this.rex = rex;
  }

  @Override
  public RexNode visitCall(RexCall call) {
    if (call.getKind() == SqlKind.NOT
        && call.getOperands().get(0) instanceof RexCall negated
        && !(negated instanceof RexSubQuery)
        && RexUtil.SubQueryFinder.find(negated) != null) {
      List<RexNode> operands = negated.getOperands();
      switch (negated.getKind()) {
        case NOT:
          return operands.get(0).accept(this);
        case AND:
          return RexUtil.composeDisjunction(rex, not(operands)).accept(this);
        case OR:
          return RexUtil.composeConjunction(rex, not(operands)).accept(this);
        default:
          break;
      }
    }
    return super.visitCall(call);
  }

  private List<RexNode> not(List<RexNode> operands) {
    return operands.stream().map(o -> rex.makeCall(SqlStdOperatorTable.NOT, o)).toList();
  }
}
