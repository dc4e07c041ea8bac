package io.firesteel.engine.function.lift;

import io.firesteel.core.vector.BooleanVector;
import io.firesteel.core.vector.BytesVector;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.DoubleVector;
import io.firesteel.core.vector.FloatVector;
import io.firesteel.core.vector.IntVector;
import io.firesteel.core.vector.LongVector;
import io.firesteel.core.vector.Vectors;
import io.firesteel.engine.function.Kernel;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntBinaryOperator;
import java.util.function.IntUnaryOperator;
import java.util.function.LongToIntFunction;
import java.util.function.LongUnaryOperator;

/**
 * Loops over bare arrays for total functions of one or two fixed-width values: what lies under a
 * null is computed as well and means nothing.
 */
public final class Loops {
  private Loops() {}

  /** A predicate of a range of bytes. */
  @FunctionalInterface
  public interface BytesPredicate {
    boolean test(byte[] base, int offset, int length);
  }

  /** A whole number of a range of bytes. */
  @FunctionalInterface
  public interface BytesToInt {
    int apply(byte[] base, int offset, int length);
  }

  public static Kernel ints(IntUnaryOperator function) {
    return (arguments, rows) -> {
      ColumnVector column = arguments[0].flatten();
      int[] in = ((IntVector) column).values();
      int[] out = new int[rows];
      for (int i = 0; i < rows; i++) {
        out[i] = function.applyAsInt(in[i]);
      }
      return new IntVector(out, Vectors.validity(column), rows);
    };
  }

  public static Kernel ints(IntBinaryOperator function) {
    return (arguments, rows) -> {
      int[] a = ((IntVector) arguments[0].flatten()).values();
      int[] b = ((IntVector) arguments[1].flatten()).values();
      int[] out = new int[rows];
      for (int i = 0; i < rows; i++) {
        out[i] = function.applyAsInt(a[i], b[i]);
      }
      return new IntVector(out, Lift.validity(arguments, rows), rows);
    };
  }

  public static Kernel longs(LongUnaryOperator function) {
    return (arguments, rows) -> {
      ColumnVector column = arguments[0].flatten();
      long[] in = ((LongVector) column).values();
      long[] out = new long[rows];
      for (int i = 0; i < rows; i++) {
        out[i] = function.applyAsLong(in[i]);
      }
      return new LongVector(out, Vectors.validity(column), rows);
    };
  }

  public static Kernel longToInt(LongToIntFunction function) {
    return (arguments, rows) -> {
      ColumnVector column = arguments[0].flatten();
      long[] in = ((LongVector) column).values();
      int[] out = new int[rows];
      for (int i = 0; i < rows; i++) {
        out[i] = function.applyAsInt(in[i]);
      }
      return new IntVector(out, Vectors.validity(column), rows);
    };
  }

  public static Kernel doubles(DoubleUnaryOperator function) {
    return (arguments, rows) -> {
      ColumnVector column = arguments[0].flatten();
      double[] in = ((DoubleVector) column).values();
      double[] out = new double[rows];
      for (int i = 0; i < rows; i++) {
        out[i] = function.applyAsDouble(in[i]);
      }
      return new DoubleVector(out, Vectors.validity(column), rows);
    };
  }

  public static Kernel floats(DoubleUnaryOperator function) {
    return (arguments, rows) -> {
      ColumnVector column = arguments[0].flatten();
      float[] in = ((FloatVector) column).values();
      float[] out = new float[rows];
      for (int i = 0; i < rows; i++) {
        out[i] = (float) function.applyAsDouble(in[i]);
      }
      return new FloatVector(out, Vectors.validity(column), rows);
    };
  }

  public static Kernel doubles(DoubleBinaryOperator function) {
    return (arguments, rows) -> {
      double[] a = ((DoubleVector) arguments[0].flatten()).values();
      double[] b = ((DoubleVector) arguments[1].flatten()).values();
      double[] out = new double[rows];
      for (int i = 0; i < rows; i++) {
        out[i] = function.applyAsDouble(a[i], b[i]);
      }
      return new DoubleVector(out, Lift.validity(arguments, rows), rows);
    };
  }

  /** Over the first argument; others are constants that the predicate has taken in. */
  public static Kernel bytesToBoolean(BytesPredicate function) {
    return (arguments, rows) -> {
      BytesVector column = (BytesVector) arguments[0].flatten();
      boolean[] out = new boolean[rows];
      boolean all = !column.mayHaveNulls();
      for (int i = 0; i < rows; i++) {
        out[i] =
            (all || !column.isNull(i))
                && function.test(column.base(i), column.offset(i), column.size(i));
      }
      return new BooleanVector(out, column.validity(), rows);
    };
  }

  /** Over the first argument; others are constants that the function has taken in. */
  public static Kernel bytesToInt(BytesToInt function) {
    return (arguments, rows) -> {
      BytesVector column = (BytesVector) arguments[0].flatten();
      int[] out = new int[rows];
      boolean all = !column.mayHaveNulls();
      for (int i = 0; i < rows; i++) {
        if (all || !column.isNull(i)) {
          out[i] = function.apply(column.base(i), column.offset(i), column.size(i));
        }
      }
      return new IntVector(out, column.validity(), rows);
    };
  }
}
