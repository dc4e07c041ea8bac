package io.firesteel.server.statement;

import io.firesteel.engine.expression.ConstantEvaluator;
import io.firesteel.engine.plan.Expression;
import io.firesteel.planner.algebra.PlanningContext;
import io.firesteel.planner.analyse.ConstantEvaluation;
import io.firesteel.planner.lower.ExpressionLowering;
import org.apache.calcite.rex.RexNode;

/** Evaluates constants with the engine's own kernels. */
final class ConstantFolding implements ConstantEvaluation {
  private final PlanningContext planning;

  ConstantFolding(PlanningContext planning) {
    this.planning = planning;
  }

  @Override
  public Object evaluate(RexNode expression) {
    Expression lowered =
        new ExpressionLowering(planning.rex(), planning.query().mode(), i -> i).lower(expression);
    return ConstantEvaluator.evaluate(lowered, planning.query());
  }
}
