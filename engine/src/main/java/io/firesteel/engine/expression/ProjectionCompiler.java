package io.firesteel.engine.expression;

import io.firesteel.core.type.SqlType;
import io.firesteel.engine.plan.Expression;
import io.firesteel.engine.plan.QueryContext;
import java.util.List;

/** Compiles lists of expressions over the same input. */
public final class ProjectionCompiler {
  private ProjectionCompiler() {}

  /**
   * Compiles expressions together, so that what they have in common is evaluated once.
   *
   * @param inputTypes of the input's columns
   * @return an evaluator for one worker
   */
  public static ProjectionEvaluator compile(
      List<Expression> expressions, List<SqlType> inputTypes, QueryContext query) {
    Compilation compilation = new Compilation(inputTypes, query, expressions);
    Node[] roots = expressions.stream().map(compilation::compile).toArray(Node[]::new);
    return new ProjectionEvaluator(roots, compilation.sharedSlots());
  }
}
