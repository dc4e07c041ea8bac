package io.firesteel.engine.function.cast;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.PhysicalType;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.SqlType.DecimalType;
import io.firesteel.core.type.TypeKind;
import io.firesteel.core.vector.BooleanVector;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.Decimal128Vector;
import io.firesteel.core.vector.DoubleVector;
import io.firesteel.core.vector.FloatVector;
import io.firesteel.core.vector.IntVector;
import io.firesteel.core.vector.LongVector;
import io.firesteel.core.vector.Vectors;
import io.firesteel.engine.function.Kernel;
import io.firesteel.engine.function.operator.ArithmeticErrors;
import io.firesteel.engine.function.operator.WideInteger;
import io.firesteel.engine.plan.EvalMode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** Casts from and to decimals, rounded half up. */
final class DecimalCasts {
  private static final double[] POWERS = new double[23];

  static {
    for (int i = 0; i < POWERS.length; i++) {
      POWERS[i] = Double.parseDouble("1e" + i);
    }
  }

  private DecimalCasts() {}

  private static boolean isLong(SqlType type) {
    return type.physical() == PhysicalType.LONG;
  }

  /** Reads the unscaled value of a row. */
  private static void read(ColumnVector flat, int i, WideInteger into) {
    if (flat instanceof LongVector v) {
      into.set(v.values()[i]);
    } else if (flat instanceof IntVector v) {
      into.set(v.values()[i]);
    } else if (flat instanceof BooleanVector v) {
      into.set(v.values()[i] ? 1 : 0);
    } else {
      Decimal128Vector v = (Decimal128Vector) flat;
      into.set(v.high()[i], v.low()[i]);
    }
  }

  /** Leaves a row's unscaled value in the argument; false if it has none that fits. */
  interface ToUnscaled {
    boolean convert(ColumnVector flat, int row, WideInteger out);
  }

  /**
   * A loop to decimals, with the check of the digits.
   *
   * @param error null if failing rows become null
   */
  static Kernel toDecimals(DecimalType to, ToUnscaled conversion, RowCasts.RowError error) {
    boolean narrow = isLong(to);
    WideInteger value = new WideInteger();
    Kernel kernel =
        (arguments, n) -> {
          ColumnVector flat = arguments[0].flatten();
          RowCasts.Nulls nulls = new RowCasts.Nulls(flat, n, error);
          long[] low = new long[n];
          long[] high = narrow ? null : new long[n];
          for (int i = 0; i < n; i++) {
            if (flat.isNull(i)) {
              continue;
            }
            if (conversion.convert(flat, i, value) && value.hasDigits(to.precision())) {
              low[i] = value.low();
              if (!narrow) {
                high[i] = value.high();
              }
            } else {
              nulls.fail(i);
            }
          }
          return narrow
              ? new LongVector(low, nulls.validity(), n)
              : new Decimal128Vector(high, low, nulls.validity(), n);
        };
    return error == null ? Kernel.infallible(kernel) : kernel;
  }

  static SqlException outOfRange(BigDecimal value, DecimalType to) {
    return ArithmeticErrors.outOfRange(value, to.precision(), to.scale());
  }

  /** From booleans, integers and floating-point numbers. */
  static Kernel toDecimal(SqlType from, DecimalType to, EvalMode mode) {
    if (from.kind() == TypeKind.FLOAT || from.kind() == TypeKind.DOUBLE) {
      return fromDouble(from.kind() == TypeKind.FLOAT, to, mode);
    }
    int digits =
        switch (from.kind()) {
          case BOOLEAN -> 1;
          case TINYINT -> 3;
          case SMALLINT -> 5;
          case INT -> 10;
          default -> 19;
        };
    return rescale(from, digits, 0, to, mode);
  }

  /** From a whole number of {@code precision} digits, {@code scale} of them a fraction. */
  private static Kernel rescale(
      SqlType from, int precision, int scale, DecimalType to, EvalMode mode) {
    int up = to.scale() - scale;
    boolean fits = precision + up <= to.precision() && up >= 0;
    if (fits && isLong(to)) {
      return Kernel.infallible((arguments, n) -> scaledLongs(arguments[0].flatten(), up, n));
    }
    RowCasts.RowError error =
        mode == EvalMode.ANSI
            ? (v, i) -> {
              WideInteger value = new WideInteger();
              read(v, i, value);
              return outOfRange(new BigDecimal(value.toBigInteger(), scale), to);
            }
            : null;
    // A sum of digits up to 38 fits 128 bits whatever the values are.
    boolean small = precision + Math.max(up, 0) <= 38;
    Kernel kernel =
        toDecimals(
            to,
            (v, i, out) -> {
              read(v, i, out);
              if (up < 0) {
                out.scaleDown(-up);
              } else if (up > 0) {
                if (!small && !out.hasDigits(38 - up > 0 ? 38 - up : 1)) {
                  return false;
                }
                if (!small && up == 38 && !out.isZero()) {
                  return false;
                }
                out.scaleUp(up);
              }
              return true;
            },
            error);
    // Rounding can add a digit: 9.9 as DECIMAL(1,0).
    boolean certain = fits || up < 0 && precision + up + 1 <= to.precision();
    return certain ? Kernel.infallible(kernel) : kernel;
  }

  private static ColumnVector scaledLongs(ColumnVector flat, int up, int n) {
    long power = WideInteger.power(up);
    long[] out = new long[n];
    if (flat instanceof LongVector v) {
      long[] values = v.values();
      for (int i = 0; i < n; i++) {
        out[i] = values[i] * power;
      }
    } else if (flat instanceof IntVector v) {
      int[] values = v.values();
      for (int i = 0; i < n; i++) {
        out[i] = values[i] * power;
      }
    } else {
      boolean[] values = ((BooleanVector) flat).values();
      for (int i = 0; i < n; i++) {
        out[i] = values[i] ? power : 0;
      }
    }
    return new LongVector(out, Vectors.validity(flat), n);
  }

  /**
   * The shortest decimal that reads back as the double, rounded to the scale; not-a-number and
   * infinities are NULL in every mode.
   */
  private static Kernel fromDouble(boolean isFloat, DecimalType to, EvalMode mode) {
    Kernel kernel =
        (arguments, n) -> {
          ColumnVector flat = arguments[0].flatten();
          RowCasts.Nulls silent = new RowCasts.Nulls(flat, n, null);
          long[] high = new long[n];
          long[] low = new long[n];
          WideInteger value = new WideInteger();
          for (int i = 0; i < n; i++) {
            if (flat.isNull(i)) {
              continue;
            }
            double d =
                isFloat ? ((FloatVector) flat).values()[i] : ((DoubleVector) flat).values()[i];
            if (!Double.isFinite(d)) {
              silent.fail(i);
              continue;
            }
            BigDecimal exact = new BigDecimal(Double.toString(d));
            // A number of hundreds of digits is not worth rounding.
            boolean fits =
                Math.abs(d) < 1e39
                    && value.set(exact.setScale(to.scale(), RoundingMode.HALF_UP).unscaledValue())
                    && value.hasDigits(to.precision());
            if (fits) {
              high[i] = value.high();
              low[i] = value.low();
            } else if (mode == EvalMode.ANSI) {
              throw outOfRange(exact, to);
            } else {
              silent.fail(i);
            }
          }
          return isLong(to)
              ? new LongVector(low, silent.validity(), n)
              : new Decimal128Vector(high, low, silent.validity(), n);
        };
    return mode == EvalMode.ANSI ? kernel : Kernel.infallible(kernel);
  }

  static Kernel fromDecimal(DecimalType from, SqlType to, EvalMode mode) {
    switch (to.kind()) {
      case DECIMAL:
        DecimalType target = (DecimalType) to;
        boolean sameDigits =
            from.scale() == target.scale()
                && target.precision() >= from.precision()
                && isLong(from) == isLong(to);
        return sameDigits
            ? Casts.identity()
            : rescale(from, from.precision(), from.scale(), target, mode);
      case BOOLEAN:
        WideInteger bool = new WideInteger();
        return RowCasts.toBooleans(
            (v, i, out) -> {
              read(v, i, bool);
              out[i] = !bool.isZero();
              return true;
            },
            null);
      case FLOAT:
        return RowCasts.toFloats(
            (v, i, out) -> {
              out[i] = toFloat(v, i, from);
              return true;
            },
            null);
      case DOUBLE:
        return toDoubles(from);
      default:
        return toIntegral(from, to, mode);
    }
  }

  private static Kernel toDoubles(DecimalType from) {
    int scale = from.scale();
    if (!isLong(from)) {
      return RowCasts.toDoubles(
          (v, i, out) -> {
            Decimal128Vector w = (Decimal128Vector) v;
            long low = w.low()[i];
            out[i] =
                w.high()[i] == low >> 63
                    ? toDouble(low, scale)
                    : ((BigDecimal) Vectors.get(from, v, i)).doubleValue();
            return true;
          },
          null);
    }
    double power = POWERS[scale];
    return Kernel.infallible(
        (arguments, n) -> {
          LongVector flat = (LongVector) arguments[0].flatten();
          long[] values = flat.values();
          double[] out = new double[n];
          long large = 0;
          for (int i = 0; i < n; i++) {
            long v = values[i];
            // Both are exact as doubles, and so the quotient is rounded once.
            out[i] = v / power;
            large |= (v ^ v >> 63) >>> 53;
          }
          if (large != 0) {
            for (int i = 0; i < n; i++) {
              out[i] = toDouble(values[i], scale);
            }
          }
          return new DoubleVector(out, flat.validity(), n);
        });
  }

  private static double toDouble(long unscaled, int scale) {
    return (unscaled ^ unscaled >> 63) >>> 53 == 0 && scale <= 22
        ? unscaled / POWERS[scale]
        : BigDecimal.valueOf(unscaled, scale).doubleValue();
  }

  private static float toFloat(ColumnVector v, int i, DecimalType from) {
    if (v instanceof LongVector l) {
      long unscaled = l.values()[i];
      if (Math.abs(unscaled) < 1 << 24 && from.scale() <= 10) {
        return (float) unscaled / (float) POWERS[from.scale()];
      }
    }
    return ((BigDecimal) Vectors.get(from, v, i)).floatValue();
  }

  /** Cut toward zero; in legacy mode the low bits of what is left. */
  private static Kernel toIntegral(DecimalType from, SqlType to, EvalMode mode) {
    RowCasts.RowError error =
        mode == EvalMode.ANSI
            ? (v, i) -> NumericCasts.overflow(Vectors.get(from, v, i), from, to)
            : null;
    boolean legacy = mode == EvalMode.LEGACY;
    int scale = from.scale();
    BigInteger power = WideInteger.bigPower(scale);
    long smallPower = scale <= 18 ? WideInteger.power(scale) : 0;
    long min = NumericCasts.min(to);
    WideInteger value = new WideInteger();
    if (to.kind() == TypeKind.BIGINT) {
      return RowCasts.toLongs(
          (v, i, out) -> {
            boolean ok = cut(v, i, power, smallPower, value);
            out[i] = value.low();
            return legacy || ok && value.low() >= min && value.low() <= -1 - min;
          },
          error);
    }
    return RowCasts.toInts(
        (v, i, out) -> {
          boolean ok = cut(v, i, power, smallPower, value);
          out[i] = (int) NumericCasts.wrapped(value.low(), to);
          return legacy || ok && value.low() >= min && value.low() <= -1 - min;
        },
        error);
  }

  /** The whole part of a row; false, with the low 64 bits, if it is no long. */
  private static boolean cut(
      ColumnVector v, int i, BigInteger power, long smallPower, WideInteger value) {
    read(v, i, value);
    if (value.fitsLong() && smallPower != 0) {
      value.set(value.low() / smallPower);
      return true;
    }
    BigInteger exact = value.toBigInteger().divide(power);
    value.set(exact.longValue());
    return exact.bitLength() < 64;
  }
}
