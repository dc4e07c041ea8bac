package io.firesteel.engine.expression;

import io.firesteel.core.vector.Batch;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.Vectors;
import io.firesteel.engine.plan.Expression;
import io.firesteel.engine.plan.QueryContext;
import java.util.List;

/** Evaluates expressions without columns, for the planner's constant folding. */
public final class ConstantEvaluator {
  private ConstantEvaluator() {}

  /**
   * The value of an expression without {@link Expression.InputRef}s.
   *
   * @return boxed as in {@link Vectors}; null for NULL
   * @throws io.firesteel.core.error.SqlException if it fails
   */
  public static Object evaluate(Expression expression, QueryContext query) {
    ColumnVector value =
        ExpressionCompiler.compile(expression, List.of(), query)
            .evaluate(new Batch(new ColumnVector[0], 1));
    return Vectors.get(expression.type(), value, 0);
  }

  /** The value as a literal of the expression's type. */
  public static Expression.Literal fold(Expression expression, QueryContext query) {
    return new Expression.Literal(expression.type(), evaluate(expression, query));
  }
}
