package io.firesteel.engine.expression;

import io.firesteel.core.type.SqlType;
import io.firesteel.engine.plan.Expression;
import io.firesteel.engine.plan.QueryContext;
import java.util.List;

/** Compiles single expressions. */
public final class ExpressionCompiler {
  private ExpressionCompiler() {}

  /**
   * Compiles an expression over an input.
   *
   * @param inputTypes of the input's columns
   * @return an evaluator for one worker
   */
  public static ExpressionEvaluator compile(
      Expression expression, List<SqlType> inputTypes, QueryContext query) {
    Compilation compilation = new Compilation(inputTypes, query, List.of(expression));
    Node root = compilation.compile(expression);
    return new ExpressionEvaluator(root, compilation.sharedSlots());
  }
}
