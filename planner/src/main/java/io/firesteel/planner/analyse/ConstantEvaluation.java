package io.firesteel.planner.analyse;

import org.apache.calcite.rex.RexNode;

/** Evaluates expressions without columns while a statement is analysed. */
@FunctionalInterface
public interface ConstantEvaluation {
  /**
   * The value of an expression without input references, subqueries and parameters.
   *
   * @return boxed as in {@code Vectors}
   * @throws io.firesteel.core.error.SqlException if the evaluation fails
   */
  Object evaluate(RexNode expression);
}
