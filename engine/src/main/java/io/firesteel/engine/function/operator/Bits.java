package io.firesteel.engine.function.operator;

import io.firesteel.core.type.PhysicalType;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.IntVector;
import io.firesteel.core.vector.LongVector;
import io.firesteel.engine.function.BindContext;
import io.firesteel.engine.function.Kernel;

/** Bitwise operators and shifts of ints and longs; narrower types are ints that stay in range. */
final class Bits {
  private Bits() {}

  /** Of two ints. */
  interface IntOp {
    int apply(int a, int b);
  }

  /** Of two longs. */
  interface LongOp {
    long apply(long a, long b);
  }

  static Kernel bind(BindContext context, IntOp ints, LongOp longs) {
    Operand left = new Operand();
    Operand right = new Operand();
    if (context.argument(0).physical() == PhysicalType.INT) {
      return (arguments, n) -> {
        int[] a = left.ints(arguments[0], n);
        int[] b = right.ints(arguments[1], n);
        int[] out = new int[n];
        for (int i = 0; i < n; i++) {
          out[i] = ints.apply(a[i], b[i]);
        }
        return new IntVector(out, Failures.validity(arguments, n), n);
      };
    }
    boolean intRight = context.argument(1).physical() == PhysicalType.INT;
    return (arguments, n) -> {
      long[] a = left.longs(arguments[0], n);
      long[] out = new long[n];
      if (intRight) {
        int[] b = right.ints(arguments[1], n);
        for (int i = 0; i < n; i++) {
          out[i] = longs.apply(a[i], b[i]);
        }
      } else {
        long[] b = right.longs(arguments[1], n);
        for (int i = 0; i < n; i++) {
          out[i] = longs.apply(a[i], b[i]);
        }
      }
      return new LongVector(out, Failures.validity(arguments, n), n);
    };
  }

  static ColumnVector complement(ColumnVector[] arguments, int n) {
    ColumnVector flat = arguments[0].flatten();
    if (flat instanceof IntVector v) {
      int[] out = new int[n];
      for (int i = 0; i < n; i++) {
        out[i] = ~v.values()[i];
      }
      return new IntVector(out, v.validity(), n);
    }
    LongVector v = (LongVector) flat;
    long[] out = new long[n];
    for (int i = 0; i < n; i++) {
      out[i] = ~v.values()[i];
    }
    return new LongVector(out, v.validity(), n);
  }
}
