package io.firesteel.planner.analyse;

import io.firesteel.planner.algebra.LambdaOperator;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexSubQuery;

/** Tells constant expressions from others. */
final class Foldable {
  private Foldable() {}

  /** Whether the node reads nothing but literals and gives the same every time. */
  static boolean test(RexNode node) {
    if (node instanceof RexLiteral) {
      return true;
    }
    if (!(node instanceof RexCall call)
        || node instanceof RexOver
        || node instanceof RexSubQuery
        || call.getOperator() instanceof Placeholder
        || !call.getOperator().isDeterministic()) {
      return false;
    }
    if (call.getOperator() instanceof LambdaOperator lambda && !lambda.isDeterministic()) {
      return false;
    }
    for (RexNode operand : call.getOperands()) {
      if (!test(operand)) {
        return false;
      }
    }
    return true;
  }
}
