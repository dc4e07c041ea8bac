package io.firesteel.engine.function.operator;

import io.firesteel.core.vector.BooleanVector;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.DoubleVector;
import io.firesteel.core.vector.FloatVector;
import io.firesteel.core.vector.Validity;
import io.firesteel.core.vector.Vectors;

/** NOT and the tests that are never null. */
final class BooleanOperators {
  private BooleanOperators() {}

  static ColumnVector not(ColumnVector[] arguments, int n) {
    BooleanVector v = (BooleanVector) arguments[0].flatten();
    boolean[] values = v.values();
    boolean[] out = new boolean[n];
    for (int i = 0; i < n; i++) { // meant to vectorise
      out[i] = !values[i];
    }
    return new BooleanVector(out, v.validity(), n);
  }

  static ColumnVector isNull(ColumnVector[] arguments, int n, boolean whenNull) {
    ColumnVector v = arguments[0];
    boolean[] out = new boolean[n];
    Validity validity = Vectors.validity(v);
    if (validity.allValid()) {
      if (!whenNull) {
        java.util.Arrays.fill(out, true);
      }
    } else {
      for (int i = 0; i < n; i++) {
        out[i] = validity.isNull(i) == whenNull;
      }
    }
    return new BooleanVector(out, Validity.ALL, n);
  }

  /** Whether the value is {@code wanted} (null is not), or with {@code negated} the contrary. */
  static ColumnVector is(ColumnVector[] arguments, int n, boolean wanted, boolean negated) {
    BooleanVector v = (BooleanVector) arguments[0].flatten();
    boolean[] values = v.values();
    Validity validity = v.validity();
    boolean[] out = new boolean[n];
    for (int i = 0; i < n; i++) {
      out[i] = (validity.isValid(i) & values[i] == wanted) ^ negated;
    }
    return new BooleanVector(out, Validity.ALL, n);
  }

  /** Null is not a NaN. */
  static ColumnVector isNaN(ColumnVector[] arguments, int n) {
    ColumnVector flat = arguments[0].flatten();
    boolean[] out = new boolean[n];
    for (int i = 0; i < n; i++) {
      double value =
          flat instanceof DoubleVector d ? d.values()[i] : ((FloatVector) flat).values()[i];
      out[i] = Double.isNaN(value) && !flat.isNull(i);
    }
    return new BooleanVector(out, Validity.ALL, n);
  }
}
