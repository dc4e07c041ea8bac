package io.firesteel.engine.function;

import io.firesteel.core.type.SqlType;

/**
 * An argument as resolution sees it.
 *
 * @param type its type before any implicit cast; for a lambda the type of its body
 * @param nullable whether it may be null
 * @param foldable whether it is constant within the query
 * @param value its value if it is foldable, boxed as in {@code Vectors} (may be null)
 * @param text its SQL text, as error messages show it
 * @param lambdaArity number of parameters if it is a lambda, else -1
 */
public record Argument(
    SqlType type, boolean nullable, boolean foldable, Object value, String text, int lambdaArity) {

  public static Argument of(SqlType type) {
    return new Argument(type, true, false, null, "", -1);
  }

  public boolean isLambda() {
    return lambdaArity >= 0;
  }
}
