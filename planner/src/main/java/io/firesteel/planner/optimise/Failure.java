package io.firesteel.planner.optimise;

import io.firesteel.engine.plan.EvalMode;
import io.firesteel.planner.algebra.CastOperator;
import io.firesteel.planner.algebra.ScalarOperator;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexVisitorImpl;

/** Whether evaluating an expression for a row that nobody asked for could raise an error. */
final class Failure extends RexVisitorImpl<Void> {
  private boolean possible;

  private Failure() {
    super(true);
  }

  static boolean possible(RexNode node) {
    Failure finder = new Failure();
    node.accept(finder);
    return finder.possible;
  }

  @Override
  public Void visitCall(RexCall call) {
    if (call.getOperator() instanceof ScalarOperator operator) {
      possible |= operator.function().canFail() && operator.mode() != EvalMode.TRY;
    } else if (call.getOperator() instanceof CastOperator operator) {
      possible |= operator.mode() == EvalMode.ANSI;
    }
    return possible ? null : super.visitCall(call);
  }
}
