package io.firesteel.engine.function;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.ConstantVector;
import io.firesteel.core.vector.Vectors;
import io.firesteel.engine.plan.EvalMode;
import io.firesteel.engine.plan.QueryContext;
import java.util.List;

/**
 * What a function is bound to.
 *
 * @param argumentTypes as resolution settled them
 * @param constants for each argument its value as a constant vector of one row if it is a literal,
 *     else null
 * @param type of the result
 * @param lambdas for each argument its compiled lambda, or null if it is none
 */
public record BindContext(
    String function,
    List<SqlType> argumentTypes,
    List<ConstantVector> constants,
    List<LambdaKernel> lambdas,
    SqlType type,
    EvalMode mode,
    QueryContext query) {

  public boolean ansi() {
    return mode == EvalMode.ANSI;
  }

  public SqlType argument(int index) {
    return argumentTypes.get(index);
  }

  public boolean isConstant(int index) {
    return constants.get(index) != null;
  }

  /** The boxed value of a constant argument; null also if it is NULL or not constant. */
  public Object constant(int index) {
    ConstantVector value = constants.get(index);
    return value == null ? null : Vectors.get(argumentTypes.get(index), value, 0);
  }

  /** A lambda argument: evaluates its body for many rows of parameters at once. */
  public interface LambdaKernel {
    /**
     * Evaluates the body.
     *
     * @param parameters one vector a parameter, all of {@code rows} rows
     * @param outerRow for each of these rows the row of the outer batch that it belongs to, for
     *     captured values
     * @param captured the captured values of the outer batch, evaluated once (see {@code
     *     Kernel#evaluate}: they follow the arguments)
     */
    ColumnVector evaluate(
        ColumnVector[] parameters, int[] outerRow, ColumnVector[] captured, int rows);

    /** How many captured values follow the call's arguments for this lambda. */
    int capturedCount();
  }
}
