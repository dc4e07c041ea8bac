package io.firesteel.engine.expression;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.error.SqlPlace;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.ConstantVector;
import io.firesteel.core.vector.Vectors;
import io.firesteel.engine.function.Kernel;
import io.firesteel.engine.plan.Place;
import io.firesteel.engine.plan.QueryContext;

/** A kernel over the values of its arguments: calls and casts. */
final class CallNode extends Node {
  private final Kernel kernel;
  private final Node[] inputs;
  private final int arguments;
  private final boolean strict;
  private final Place place;
  private final QueryContext query;

  /**
   * @param inputs the arguments, null where one is a lambda, then what the lambdas capture
   * @param arguments how many of the inputs are arguments
   */
  CallNode(
      SqlType type,
      Kernel kernel,
      Node[] inputs,
      int arguments,
      boolean strict,
      boolean canFail,
      boolean deterministic,
      int ownCost,
      Place place,
      QueryContext query) {
    super(type, canFail, deterministic, ownCost, withoutLambdas(inputs));
    this.kernel = kernel;
    this.inputs = inputs;
    this.arguments = arguments;
    this.strict = strict;
    this.place = place;
    this.query = query;
  }

  private static Node[] withoutLambdas(Node[] inputs) {
    return java.util.Arrays.stream(inputs).filter(n -> n != null).toArray(Node[]::new);
  }

  @Override
  ColumnVector evaluate(Rows rows) {
    int n = rows.count();
    ColumnVector[] values = new ColumnVector[inputs.length];
    boolean constant = deterministic;
    for (int i = 0; i < inputs.length; i++) {
      if (inputs[i] == null) {
        constant = false;
        continue;
      }
      ColumnVector value =
          strict && i > 0 && inputs[i].canFail
              ? evaluateWhereNeeded(inputs[i], values, i, rows)
              : inputs[i].evaluate(rows);
      values[i] = value;
      if (value instanceof ConstantVector c) {
        if (strict && i < arguments && c.isNull()) {
          return Vectors.nulls(type, n);
        }
      } else {
        constant = false;
      }
    }
    try {
      if (constant && n > 1) {
        for (int i = 0; i < values.length; i++) {
          values[i] = ((ConstantVector) values[i]).withLength(1);
        }
        return new ConstantVector(kernel.evaluate(values, 1).flatten(), n);
      }
      return kernel.evaluate(values, n);
    } catch (SqlException e) {
      throw place == null ? e : e.at(new SqlPlace(query.sql(), place.start(), place.stop()));
    }
  }

  /** A strict function does not look at an argument where an earlier one is null. */
  private static ColumnVector evaluateWhereNeeded(
      Node input, ColumnVector[] earlier, int count, Rows rows) {
    int n = rows.count();
    int[] needed = null;
    int size = 0;
    boolean anyNulls = false;
    for (int k = 0; k < count; k++) {
      anyNulls |= earlier[k] != null && earlier[k].mayHaveNulls();
    }
    if (!anyNulls) {
      return input.evaluate(rows);
    }
    for (int i = 0; i < n; i++) {
      boolean isNull = false;
      for (int k = 0; k < count; k++) {
        isNull |= earlier[k] != null && earlier[k].isNull(i);
      }
      if (isNull && needed == null) {
        needed = new int[n];
        for (int j = 0; j < i; j++) {
          needed[j] = j;
        }
        size = i;
      }
      if (!isNull && needed != null) {
        needed[size++] = i;
      }
    }
    if (needed == null) {
      return input.evaluate(rows);
    }
    if (size == 0) {
      return Vectors.nulls(input.type, n);
    }
    int[] position = new int[n];
    java.util.Arrays.fill(position, -1);
    for (int i = 0; i < size; i++) {
      position[needed[i]] = i;
    }
    return input.evaluate(rows.subset(needed, size)).selectOrNull(position, n);
  }
}
