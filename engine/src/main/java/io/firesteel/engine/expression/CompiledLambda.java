package io.firesteel.engine.expression;

import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.Vectors;
import io.firesteel.engine.function.BindContext;

/** The body of a lambda, whose columns are its parameters and then the captured values. */
record CompiledLambda(Node body, int sharedSlots, int parameterCount, int capturedCount)
    implements BindContext.LambdaKernel {

  boolean canFail() {
    return body.canFail;
  }

  boolean deterministic() {
    return body.deterministic;
  }

  @Override
  public ColumnVector evaluate(
      ColumnVector[] parameters, int[] outerRow, ColumnVector[] captured, int rows) {
    if (rows == 0) {
      return Vectors.nulls(body.type, 0);
    }
    ColumnVector[] columns = new ColumnVector[parameterCount + capturedCount];
    // A function may supply more than the lambda declares (the index of transform).
    System.arraycopy(parameters, 0, columns, 0, parameterCount);
    for (int i = 0; i < capturedCount; i++) {
      columns[parameterCount + i] = captured[i].select(outerRow, rows);
    }
    return body.evaluate(Rows.of(columns, rows, sharedSlots));
  }
}
