package io.firesteel.engine.function.operator;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.PhysicalType;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.Decimal128Vector;
import io.firesteel.core.vector.LongVector;
import io.firesteel.core.vector.Validity;
import io.firesteel.engine.function.BindContext;
import io.firesteel.engine.function.Kernel;
import io.firesteel.engine.plan.EvalMode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Exact decimal arithmetic. The precise result is rounded half up to the scale of the result type;
 * if it then has too many digits, that is an error in ANSI mode and null otherwise.
 *
 * <p>Three ways: plain longs where the types prove that everything fits 18 digits, longs to 128
 * bits for the product of two longs, and {@link WideInteger} row by row for the rest.
 */
final class DecimalArithmetic {
  /** As many digits as Spark shows of a value that is out of range. */
  private static final MathContext SHOWN = new MathContext(39, RoundingMode.DOWN);

  private DecimalArithmetic() {}

  /** The kernel for two decimals of any scales; INTEGRAL_DIVIDE gives a BIGINT. */
  static Kernel bind(Arithmetic.Op op, BindContext context) {
    SqlType.DecimalType a = (SqlType.DecimalType) context.argument(0);
    SqlType.DecimalType b = (SqlType.DecimalType) context.argument(1);
    if (op == Arithmetic.Op.INTEGRAL_DIVIDE) {
      int digits = a.precision() - a.scale() + b.scale();
      SqlType.DecimalType whole = SqlType.decimal(Math.max(1, Math.min(38, digits)), 0);
      return new Division(op, a, b, whole, context.mode(), true);
    }
    SqlType.DecimalType out = (SqlType.DecimalType) context.type();
    switch (op) {
      case ADD:
      case SUBTRACT:
        return sum(op == Arithmetic.Op.SUBTRACT, a, b, out, context.mode());
      case MULTIPLY:
        return product(a, b, out, context.mode());
      default:
        return new Division(op, a, b, out, context.mode(), false);
    }
  }

  private static boolean isLong(SqlType type) {
    return type.physical() == PhysicalType.LONG;
  }

  private static Kernel sum(
      boolean subtract,
      SqlType.DecimalType a,
      SqlType.DecimalType b,
      SqlType.DecimalType out,
      EvalMode mode) {
    int scale = Math.max(a.scale(), b.scale());
    int digits = Math.max(a.precision() - a.scale(), b.precision() - b.scale()) + scale + 1;
    if (digits <= 18 && out.scale() == scale && isLong(out) && out.precision() >= digits) {
      long scaleA = WideInteger.power(scale - a.scale());
      long scaleB = WideInteger.power(scale - b.scale()) * (subtract ? -1 : 1);
      Operand left = new Operand();
      Operand right = new Operand();
      return Kernel.infallible(
          (arguments, n) -> {
            long[] x = left.longs(arguments[0], n);
            long[] y = right.longs(arguments[1], n);
            long[] sums = new long[n];
            if (scaleA == 1 && scaleB == 1) {
              for (int i = 0; i < n; i++) { // meant to vectorise
                sums[i] = x[i] + y[i];
              }
            } else if (scaleA == 1 && scaleB == -1) {
              for (int i = 0; i < n; i++) { // meant to vectorise
                sums[i] = x[i] - y[i];
              }
            } else {
              for (int i = 0; i < n; i++) {
                sums[i] = x[i] * scaleA + y[i] * scaleB;
              }
            }
            return new LongVector(sums, Failures.validity(arguments, n), n);
          });
    }
    return new Sum(subtract, a, b, out, mode, scale, digits);
  }

  private static Kernel product(
      SqlType.DecimalType a, SqlType.DecimalType b, SqlType.DecimalType out, EvalMode mode) {
    int scale = a.scale() + b.scale();
    int digits = a.precision() + b.precision();
    Operand left = new Operand();
    Operand right = new Operand();
    boolean exact = out.scale() == scale && out.precision() >= digits;
    if (exact && isLong(out)) {
      return Kernel.infallible(
          (arguments, n) -> {
            long[] x = left.longs(arguments[0], n);
            long[] y = right.longs(arguments[1], n);
            long[] products = new long[n];
            for (int i = 0; i < n; i++) {
              products[i] = x[i] * y[i];
            }
            return new LongVector(products, Failures.validity(arguments, n), n);
          });
    }
    if (exact && isLong(a) && isLong(b)) {
      return Kernel.infallible(
          (arguments, n) -> {
            long[] x = left.longs(arguments[0], n);
            long[] y = right.longs(arguments[1], n);
            long[] high = new long[n];
            long[] low = new long[n];
            for (int i = 0; i < n; i++) {
              long p = x[i];
              long q = y[i];
              high[i] = Math.multiplyHigh(p, q);
              low[i] = p * q;
            }
            return new Decimal128Vector(high, low, Failures.validity(arguments, n), n);
          });
    }
    return new Product(a, b, out, mode, scale, digits);
  }

  /** Minus a decimal of either layout: never overflows. */
  static ColumnVector negate(ColumnVector[] arguments, int n) {
    Validity validity = Failures.validity(arguments, n);
    ColumnVector flat = arguments[0].flatten();
    if (flat instanceof LongVector v) {
      long[] a = v.values();
      long[] out = new long[n];
      for (int i = 0; i < n; i++) {
        out[i] = -a[i];
      }
      return new LongVector(out, validity, n);
    }
    Decimal128Vector v = (Decimal128Vector) flat;
    long[] high = new long[n];
    long[] low = new long[n];
    for (int i = 0; i < n; i++) {
      low[i] = -v.low()[i];
      high[i] = ~v.high()[i] + (low[i] == 0 ? 1 : 0);
    }
    return new Decimal128Vector(high, low, validity, n);
  }

  /** Row by row over 128-bit values. */
  private abstract static class RowWise implements Kernel {
    final SqlType.DecimalType a;
    final SqlType.DecimalType b;
    final SqlType.DecimalType out;
    final EvalMode mode;
    final WideInteger result = new WideInteger();
    private final Operand left = new Operand();
    private final Operand right = new Operand();

    RowWise(SqlType.DecimalType a, SqlType.DecimalType b, SqlType.DecimalType out, EvalMode mode) {
      this.a = a;
      this.b = b;
      this.out = out;
      this.mode = mode;
    }

    /**
     * Leaves the result, of the output's scale, in {@link #result}.
     *
     * @return false if it needs more than 128 bits
     */
    abstract boolean compute(long aHigh, long aLow, long bHigh, long bLow);

    /** The exact result of the output's scale, for the error message. */
    abstract BigDecimal exact(BigInteger x, BigInteger y);

    /** Whether the row has no answer for another reason than its size. */
    boolean isZeroDivisor(long bHigh, long bLow) {
      return false;
    }

    SqlException zeroDivisor() {
      throw new AssertionError();
    }

    ColumnVector toVector(long[] high, long[] low, Validity validity, int n) {
      return isLong(out)
          ? new LongVector(low, validity, n)
          : new Decimal128Vector(high, low, validity, n);
    }

    boolean mayOverflow() {
      return true;
    }

    @Override
    public boolean canFail() {
      return mode == EvalMode.ANSI;
    }

    @Override
    public ColumnVector evaluate(ColumnVector[] arguments, int n) {
      Decimal128Vector x = left.wide(arguments[0], n);
      Decimal128Vector y = right.wide(arguments[1], n);
      Validity validity = Failures.validity(arguments, n);
      long[] high = new long[n];
      long[] low = new long[n];
      boolean[] failed = null;
      boolean checked = mayOverflow();
      for (int i = 0; i < n; i++) {
        if (validity.isNull(i)) {
          continue;
        }
        long xh = x.high()[i];
        long xl = x.low()[i];
        long yh = y.high()[i];
        long yl = y.low()[i];
        boolean zero = isZeroDivisor(yh, yl);
        if (zero || !compute(xh, xl, yh, yl) || checked && !result.hasDigits(out.precision())) {
          if (mode == EvalMode.ANSI) {
            throw zero ? zeroDivisor() : outOfRange(xh, xl, yh, yl);
          }
          failed = failed == null ? new boolean[n] : failed;
          failed[i] = true;
        } else {
          high[i] = result.high();
          low[i] = result.low();
        }
      }
      if (failed != null) {
        validity = Validity.and(validity, Validity.ofNulls(failed, n), n);
      }
      return toVector(high, low, validity, n);
    }

    private SqlException outOfRange(long xh, long xl, long yh, long yl) {
      BigDecimal value =
          exact(
              new WideInteger().set(xh, xl).toBigInteger(),
              new WideInteger().set(yh, yl).toBigInteger());
      return ArithmeticErrors.outOfRange(value, out.precision(), out.scale());
    }
  }

  private static final class Sum extends RowWise {
    private final boolean subtract;
    private final int scale;
    private final int digits;
    private final WideInteger other = new WideInteger();

    Sum(
        boolean subtract,
        SqlType.DecimalType a,
        SqlType.DecimalType b,
        SqlType.DecimalType out,
        EvalMode mode,
        int scale,
        int digits) {
      super(a, b, out, mode);
      this.subtract = subtract;
      this.scale = scale;
      this.digits = digits;
    }

    @Override
    boolean mayOverflow() {
      return digits - scale > out.precision() - out.scale();
    }

    @Override
    public boolean canFail() {
      return super.canFail() && mayOverflow();
    }

    @Override
    boolean compute(long aHigh, long aLow, long bHigh, long bLow) {
      int upA = scale - a.scale();
      int upB = scale - b.scale();
      boolean small =
          digits <= 38 || aHigh == aLow >> 63 && bHigh == bLow >> 63 && upA <= 18 && upB <= 18;
      if (!small) {
        BigInteger exact =
            exactUnscaled(
                new WideInteger().set(aHigh, aLow).toBigInteger(),
                new WideInteger().set(bHigh, bLow).toBigInteger());
        return result.set(rounded(exact));
      }
      other.set(bHigh, bLow).scaleUp(upB);
      if (subtract) {
        other.negate();
      }
      result.set(aHigh, aLow).scaleUp(upA).add(other.high(), other.low());
      if (scale > out.scale()) {
        result.scaleDown(scale - out.scale());
      }
      return true;
    }

    private BigInteger exactUnscaled(BigInteger x, BigInteger y) {
      BigInteger p = x.multiply(WideInteger.bigPower(scale - a.scale()));
      BigInteger q = y.multiply(WideInteger.bigPower(scale - b.scale()));
      return subtract ? p.subtract(q) : p.add(q);
    }

    private BigInteger rounded(BigInteger exact) {
      return scale > out.scale()
          ? WideInteger.divideHalfUp(exact, WideInteger.bigPower(scale - out.scale()))
          : exact;
    }

    @Override
    BigDecimal exact(BigInteger x, BigInteger y) {
      return new BigDecimal(exactUnscaled(x, y), scale);
    }
  }

  private static final class Product extends RowWise {
    private final int scale;
    private final int digits;

    Product(
        SqlType.DecimalType a,
        SqlType.DecimalType b,
        SqlType.DecimalType out,
        EvalMode mode,
        int scale,
        int digits) {
      super(a, b, out, mode);
      this.scale = scale;
      this.digits = digits;
    }

    @Override
    boolean mayOverflow() {
      return digits - scale > out.precision() - out.scale();
    }

    @Override
    public boolean canFail() {
      return super.canFail() && mayOverflow();
    }

    @Override
    boolean compute(long aHigh, long aLow, long bHigh, long bLow) {
      if (aHigh == aLow >> 63 && bHigh == bLow >> 63) {
        result.multiply(aLow, bLow);
        if (scale > out.scale()) {
          result.scaleDown(scale - out.scale());
        }
        return true;
      }
      BigInteger exact =
          new WideInteger()
              .set(aHigh, aLow)
              .toBigInteger()
              .multiply(new WideInteger().set(bHigh, bLow).toBigInteger());
      return result.set(
          scale > out.scale()
              ? WideInteger.divideHalfUp(exact, WideInteger.bigPower(scale - out.scale()))
              : exact);
    }

    @Override
    BigDecimal exact(BigInteger x, BigInteger y) {
      return new BigDecimal(x.multiply(y), scale).round(SHOWN);
    }
  }

  /** Quotient, remainder and integral quotient. */
  private static final class Division extends RowWise {
    private final Arithmetic.Op op;
    private final boolean toLong;

    Division(
        Arithmetic.Op op,
        SqlType.DecimalType a,
        SqlType.DecimalType b,
        SqlType.DecimalType out,
        EvalMode mode,
        boolean toLong) {
      super(a, b, out, mode);
      this.op = op;
      this.toLong = toLong;
    }

    @Override
    boolean isZeroDivisor(long bHigh, long bLow) {
      return (bHigh | bLow) == 0;
    }

    @Override
    SqlException zeroDivisor() {
      return op == Arithmetic.Op.REMAINDER
          ? ArithmeticErrors.remainderByZero()
          : ArithmeticErrors.divideByZero();
    }

    @Override
    ColumnVector toVector(long[] high, long[] low, Validity validity, int n) {
      // As Spark does, the integral quotient of huge decimals keeps its low 64 bits.
      return toLong ? new LongVector(low, validity, n) : super.toVector(high, low, validity, n);
    }

    @Override
    boolean compute(long aHigh, long aLow, long bHigh, long bLow) {
      boolean longs = aHigh == aLow >> 63 && bHigh == bLow >> 63;
      if (op == Arithmetic.Op.DIVIDE) {
        int up = out.scale() - a.scale() + b.scale();
        if (longs && up >= 0 && up <= 18) {
          // A long times a power of 18 digits has less than 127 bits.
          result.multiply(aLow, WideInteger.power(up)).divideHalfUp(bLow);
          return true;
        }
        return result.set(quotient(big(aHigh, aLow), big(bHigh, bLow), up));
      }
      int scale = Math.max(a.scale(), b.scale());
      int upA = scale - a.scale();
      int upB = scale - b.scale();
      if (longs && scaledFits(aLow, upA) && scaledFits(bLow, upB)) {
        long x = aLow * WideInteger.power(upA);
        long y = bLow * WideInteger.power(upB);
        if (op == Arithmetic.Op.REMAINDER) {
          result.set(y == -1 ? 0 : x % y);
          fixScale(scale);
        } else if (y == -1) {
          result.set(x).negate();
        } else {
          result.set(x / y);
        }
        return true;
      }
      BigInteger x = big(aHigh, aLow).multiply(WideInteger.bigPower(upA));
      BigInteger y = big(bHigh, bLow).multiply(WideInteger.bigPower(upB));
      if (op != Arithmetic.Op.REMAINDER) {
        return result.set(x.divide(y));
      }
      BigInteger remainder = x.remainder(y);
      return result.set(
          scale > out.scale()
              ? WideInteger.divideHalfUp(remainder, WideInteger.bigPower(scale - out.scale()))
              : remainder);
    }

    private void fixScale(int scale) {
      if (scale > out.scale()) {
        result.scaleDown(scale - out.scale());
      }
    }

    private static boolean scaledFits(long value, int up) {
      return up == 0
          || up <= 18
              && Math.multiplyHigh(value, WideInteger.power(up))
                  == value * WideInteger.power(up) >> 63;
    }

    private static BigInteger big(long high, long low) {
      return new WideInteger().set(high, low).toBigInteger();
    }

    private static BigInteger quotient(BigInteger x, BigInteger y, int up) {
      return up >= 0
          ? WideInteger.divideHalfUp(x.multiply(WideInteger.bigPower(up)), y)
          : WideInteger.divideHalfUp(x, y.multiply(WideInteger.bigPower(-up)));
    }

    @Override
    BigDecimal exact(BigInteger x, BigInteger y) {
      if (toLong) {
        int scale = Math.max(a.scale(), b.scale());
        BigInteger p = x.multiply(WideInteger.bigPower(scale - a.scale()));
        BigInteger q = y.multiply(WideInteger.bigPower(scale - b.scale()));
        return new BigDecimal(p.divide(q)).round(SHOWN);
      }
      return new BigDecimal(x, a.scale())
          .divide(new BigDecimal(y, b.scale()), 39, RoundingMode.DOWN);
    }
  }
}
