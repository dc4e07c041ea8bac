package io.firesteel.engine.function.operator;

import io.firesteel.core.vector.BooleanVector;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.ConstantVector;
import io.firesteel.core.vector.Decimal128Vector;
import io.firesteel.core.vector.DoubleVector;
import io.firesteel.core.vector.FloatVector;
import io.firesteel.core.vector.IntVector;
import io.firesteel.core.vector.LongVector;
import java.util.Arrays;

/**
 * One argument of a kernel as a plain array, whatever its encoding. A constant is spread over an
 * array that is kept, so that loops need one form only: it stays in the first-level cache.
 */
final class Operand {
  private ColumnVector spreadOf;
  private int spreadLength;
  private int[] ints;
  private long[] longs;
  private long[] highs;
  private float[] floats;
  private double[] doubles;

  /** Whether the array that was kept for this constant can serve n rows; remembers it if not. */
  private boolean isSpread(ConstantVector constant, int n) {
    if (constant.value() == spreadOf && spreadLength >= n) {
      return true;
    }
    spreadOf = constant.value();
    spreadLength = n;
    return false;
  }

  int[] ints(ColumnVector vector, int n) {
    if (vector instanceof ConstantVector c) {
      if (!isSpread(c, n)) {
        ints = new int[n];
        Arrays.fill(ints, ((IntVector) c.value()).get(0));
      }
      return ints;
    }
    return ((IntVector) vector.flatten()).values();
  }

  long[] longs(ColumnVector vector, int n) {
    if (vector instanceof ConstantVector c) {
      if (!isSpread(c, n)) {
        longs = new long[n];
        Arrays.fill(longs, ((LongVector) c.value()).get(0));
      }
      return longs;
    }
    return ((LongVector) vector.flatten()).values();
  }

  float[] floats(ColumnVector vector, int n) {
    if (vector instanceof ConstantVector c) {
      if (!isSpread(c, n)) {
        floats = new float[n];
        Arrays.fill(floats, ((FloatVector) c.value()).get(0));
      }
      return floats;
    }
    return ((FloatVector) vector.flatten()).values();
  }

  double[] doubles(ColumnVector vector, int n) {
    if (vector instanceof ConstantVector c) {
      if (!isSpread(c, n)) {
        doubles = new double[n];
        Arrays.fill(doubles, ((DoubleVector) c.value()).get(0));
      }
      return doubles;
    }
    return ((DoubleVector) vector.flatten()).values();
  }

  /** A decimal of either layout as 128-bit values. */
  Decimal128Vector wide(ColumnVector vector, int n) {
    if (vector instanceof ConstantVector c) {
      if (!isSpread(c, n)) {
        Decimal128Vector one = widen(c.value(), 1);
        longs = new long[n];
        highs = new long[n];
        Arrays.fill(longs, one.low()[0]);
        Arrays.fill(highs, one.high()[0]);
      }
      return new Decimal128Vector(
          highs, longs, io.firesteel.core.vector.Validity.ALL, Math.min(n, longs.length));
    }
    return widen(vector.flatten(), n);
  }

  private static Decimal128Vector widen(ColumnVector flat, int n) {
    if (flat instanceof Decimal128Vector d) {
      return d;
    }
    LongVector narrow = (LongVector) flat;
    long[] low = narrow.values();
    long[] high = new long[n];
    for (int i = 0; i < n; i++) { // meant to vectorise
      high[i] = low[i] >> 63;
    }
    return new Decimal128Vector(high, low, narrow.validity(), n);
  }

  static boolean[] booleans(ColumnVector vector) {
    return ((BooleanVector) vector.flatten()).values();
  }
}
