package io.firesteel.engine.function;

import io.firesteel.core.type.SqlType;
import java.util.List;

/**
 * The outcome of resolution.
 *
 * @param argumentTypes to which the arguments are cast implicitly; as many as there are arguments
 *     (plus {@code defaults}); equal to the argument's type where nothing is cast; for a lambda the
 *     type that its body is cast to
 * @param defaults literals appended for optional parameters that were left out, boxed values with
 *     the last of the argument types
 * @param type of the result
 * @param nullable whether the result may be null
 */
public record Resolved(
    List<SqlType> argumentTypes, List<Object> defaults, SqlType type, boolean nullable) {
  public static Resolved of(List<SqlType> argumentTypes, SqlType type, boolean nullable) {
    return new Resolved(argumentTypes, List.of(), type, nullable);
  }
}
