package io.firesteel.planner.lower;

import io.firesteel.engine.plan.Expression;
import io.firesteel.engine.plan.Expressions;

/** Turns the input references of a lambda's lowered body into references to its parameters. */
final class LambdaBodies {
  private LambdaBodies() {}

  static Expression close(Expression body) {
    return Expressions.rewrite(
        body,
        e ->
            e instanceof Expression.InputRef r ? new Expression.LambdaRef(r.index(), r.type()) : e);
  }
}
