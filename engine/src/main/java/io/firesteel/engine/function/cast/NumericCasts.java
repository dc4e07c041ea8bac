package io.firesteel.engine.function.cast;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.PhysicalType;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.SqlType.DecimalType;
import io.firesteel.core.type.TypeKind;
import io.firesteel.core.vector.BooleanVector;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.DoubleVector;
import io.firesteel.core.vector.FloatVector;
import io.firesteel.core.vector.IntVector;
import io.firesteel.core.vector.LongVector;
import io.firesteel.core.vector.Validity;
import io.firesteel.core.vector.Vectors;
import io.firesteel.engine.function.Kernel;
import io.firesteel.engine.plan.EvalMode;

/** Casts between booleans, integers and floating-point numbers; decimals are elsewhere. */
final class NumericCasts {
  private NumericCasts() {}

  static Kernel bind(SqlType from, SqlType to, EvalMode mode) {
    if (from instanceof DecimalType d) {
      return DecimalCasts.fromDecimal(d, to, mode);
    }
    if (to instanceof DecimalType d) {
      return DecimalCasts.toDecimal(from, d, mode);
    }
    if (to.kind() == TypeKind.BOOLEAN) {
      return Kernel.infallible(NumericCasts::toBoolean);
    }
    if (from.kind() == TypeKind.BOOLEAN) {
      return Kernel.infallible((arguments, n) -> fromBoolean(arguments[0], to, n));
    }
    if (from.isIntegral()) {
      return fromIntegral(from, to, mode);
    }
    if (to.isIntegral()) {
      return toIntegral(from, to, mode);
    }
    return to.kind() == TypeKind.DOUBLE
        ? Kernel.infallible(NumericCasts::floatToDouble)
        : Kernel.infallible(NumericCasts::doubleToFloat);
  }

  static int bits(SqlType integral) {
    switch (integral.kind()) {
      case TINYINT:
        return 8;
      case SMALLINT:
        return 16;
      case INT:
        return 32;
      default:
        return 64;
    }
  }

  /** The smallest value of an integral type; the largest is {@code -1 - min}. */
  static long min(SqlType integral) {
    return Long.MIN_VALUE >> 64 - bits(integral);
  }

  /** How an integral value is cut in legacy mode: the low bits, with sign. */
  static long wrapped(long value, SqlType integral) {
    int shift = 64 - bits(integral);
    return value << shift >> shift;
  }

  static SqlException overflow(Object value, SqlType from, SqlType to) {
    return CastErrors.overflow(Casts.literal(from, value), from, to);
  }

  private static ColumnVector toBoolean(ColumnVector[] arguments, int n) {
    ColumnVector flat = arguments[0].flatten();
    boolean[] out = new boolean[n];
    if (flat instanceof IntVector v) {
      for (int i = 0; i < n; i++) {
        out[i] = v.values()[i] != 0;
      }
    } else if (flat instanceof LongVector v) {
      for (int i = 0; i < n; i++) {
        out[i] = v.values()[i] != 0;
      }
    } else if (flat instanceof FloatVector v) {
      for (int i = 0; i < n; i++) {
        out[i] = v.values()[i] != 0;
      }
    } else {
      double[] values = ((DoubleVector) flat).values();
      for (int i = 0; i < n; i++) {
        out[i] = values[i] != 0;
      }
    }
    return new BooleanVector(out, Vectors.validity(flat), n);
  }

  private static ColumnVector fromBoolean(ColumnVector argument, SqlType to, int n) {
    BooleanVector flat = (BooleanVector) argument.flatten();
    boolean[] values = flat.values();
    switch (to.physical()) {
      case INT:
        int[] ints = new int[n];
        for (int i = 0; i < n; i++) {
          ints[i] = values[i] ? 1 : 0;
        }
        return new IntVector(ints, flat.validity(), n);
      case LONG:
        long[] longs = new long[n];
        for (int i = 0; i < n; i++) {
          longs[i] = values[i] ? 1 : 0;
        }
        return new LongVector(longs, flat.validity(), n);
      case FLOAT:
        float[] floats = new float[n];
        for (int i = 0; i < n; i++) {
          floats[i] = values[i] ? 1 : 0;
        }
        return new FloatVector(floats, flat.validity(), n);
      default:
        double[] doubles = new double[n];
        for (int i = 0; i < n; i++) {
          doubles[i] = values[i] ? 1 : 0;
        }
        return new DoubleVector(doubles, flat.validity(), n);
    }
  }

  private static ColumnVector floatToDouble(ColumnVector[] arguments, int n) {
    FloatVector flat = (FloatVector) arguments[0].flatten();
    float[] values = flat.values();
    double[] out = new double[n];
    for (int i = 0; i < n; i++) { // meant to vectorise
      out[i] = values[i];
    }
    return new DoubleVector(out, flat.validity(), n);
  }

  private static ColumnVector doubleToFloat(ColumnVector[] arguments, int n) {
    DoubleVector flat = (DoubleVector) arguments[0].flatten();
    double[] values = flat.values();
    float[] out = new float[n];
    for (int i = 0; i < n; i++) { // meant to vectorise
      out[i] = (float) values[i];
    }
    return new FloatVector(out, flat.validity(), n);
  }

  private static Kernel fromIntegral(SqlType from, SqlType to, EvalMode mode) {
    boolean isInt = from.physical() == PhysicalType.INT;
    switch (to.kind()) {
      case FLOAT:
        return Kernel.infallible(
            (arguments, n) -> {
              ColumnVector flat = arguments[0].flatten();
              float[] out = new float[n];
              if (isInt) {
                int[] values = ((IntVector) flat).values();
                for (int i = 0; i < n; i++) { // meant to vectorise
                  out[i] = values[i];
                }
              } else {
                long[] values = ((LongVector) flat).values();
                for (int i = 0; i < n; i++) {
                  out[i] = values[i];
                }
              }
              return new FloatVector(out, Vectors.validity(flat), n);
            });
      case DOUBLE:
        return Kernel.infallible(
            (arguments, n) -> {
              ColumnVector flat = arguments[0].flatten();
              double[] out = new double[n];
              if (isInt) {
                int[] values = ((IntVector) flat).values();
                for (int i = 0; i < n; i++) { // meant to vectorise
                  out[i] = values[i];
                }
              } else {
                long[] values = ((LongVector) flat).values();
                for (int i = 0; i < n; i++) {
                  out[i] = values[i];
                }
              }
              return new DoubleVector(out, Vectors.validity(flat), n);
            });
      case BIGINT:
        return Kernel.infallible(
            (arguments, n) -> {
              IntVector flat = (IntVector) arguments[0].flatten();
              int[] values = flat.values();
              long[] out = new long[n];
              for (int i = 0; i < n; i++) { // meant to vectorise
                out[i] = values[i];
              }
              return new LongVector(out, flat.validity(), n);
            });
      default:
        return bits(to) >= bits(from) ? Casts.identity() : narrow(from, to, mode);
    }
  }

  /** To a narrower integer: the loop cries wolf over null slots too, and then looks closer. */
  private static Kernel narrow(SqlType from, SqlType to, EvalMode mode) {
    int shift = 32 - bits(to);
    Kernel kernel =
        (arguments, n) -> {
          ColumnVector flat = arguments[0].flatten();
          int[] out = new int[n];
          long changed = 0;
          if (flat instanceof IntVector v) {
            int[] values = v.values();
            for (int i = 0; i < n; i++) { // meant to vectorise
              int wrapped = values[i] << shift >> shift;
              out[i] = wrapped;
              changed |= values[i] ^ wrapped;
            }
          } else {
            long[] values = ((LongVector) flat).values();
            for (int i = 0; i < n; i++) {
              int wrapped = (int) values[i] << shift >> shift;
              out[i] = wrapped;
              changed |= values[i] ^ wrapped;
            }
          }
          Validity validity = Vectors.validity(flat);
          if (changed != 0 && mode != EvalMode.LEGACY) {
            RowCasts.Nulls nulls =
                new RowCasts.Nulls(
                    flat,
                    n,
                    mode == EvalMode.TRY
                        ? null
                        : (v, i) -> overflow(Vectors.get(from, v, i), from, to));
            for (int i = 0; i < n; i++) {
              long value =
                  flat instanceof IntVector v ? v.values()[i] : ((LongVector) flat).values()[i];
              if (validity.isValid(i) && value != out[i]) {
                nulls.fail(i);
              }
            }
            validity = nulls.validity();
          }
          return new IntVector(out, validity, n);
        };
    return mode == EvalMode.ANSI ? kernel : Kernel.infallible(kernel);
  }

  /** From FLOAT or DOUBLE, cut toward zero. */
  private static Kernel toIntegral(SqlType from, SqlType to, EvalMode mode) {
    boolean legacy = mode == EvalMode.LEGACY;
    RowCasts.RowError error =
        mode == EvalMode.ANSI ? (v, i) -> overflow(Vectors.get(from, v, i), from, to) : null;
    boolean isFloat = from.kind() == TypeKind.FLOAT;
    if (to.kind() == TypeKind.BIGINT) {
      return RowCasts.toLongs(
          (v, i, out) -> {
            double d = isFloat ? ((FloatVector) v).values()[i] : ((DoubleVector) v).values()[i];
            out[i] = (long) d;
            // 2^63 counts as the largest value, which no double is.
            return legacy || d >= -0x1p63 && d <= 0x1p63;
          },
          error);
    }
    int shift = 32 - bits(to);
    double min = min(to);
    double max = -1 - min(to);
    return RowCasts.toInts(
        (v, i, out) -> {
          double d = isFloat ? ((FloatVector) v).values()[i] : ((DoubleVector) v).values()[i];
          out[i] = (int) d << shift >> shift;
          return legacy || Math.floor(d) <= max && Math.ceil(d) >= min;
        },
        error);
  }
}
