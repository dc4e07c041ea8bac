package io.firesteel.planner.lower;

import io.firesteel.engine.expression.ConstantEvaluator;
import io.firesteel.engine.plan.Expression;
import io.firesteel.planner.algebra.PlanningContext;
import io.firesteel.planner.analyse.ConstantEvaluation;
import org.apache.calcite.rex.RexNode;

/** Evaluates constants while planning with the kernels that would run them. */
public final class KernelEvaluation implements ConstantEvaluation {
  private final PlanningContext planning;
  private final ExpressionLowering lowering;

  public KernelEvaluation(PlanningContext planning) {
    this.planning = planning;
    this.lowering = new ExpressionLowering(planning.rex(), planning.query().mode(), i -> i);
  }

  @Override
  public Object evaluate(RexNode expression) {
    Expression lowered = lowering.lower(expression);
    return ConstantEvaluator.evaluate(lowered, planning.query());
  }
}
