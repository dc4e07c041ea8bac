package io.firesteel.engine.function.operator;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeKind;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.IntVector;
import io.firesteel.core.vector.LongVector;
import io.firesteel.core.vector.Validity;
import io.firesteel.core.vector.Vectors;
import io.firesteel.engine.function.BindContext;
import io.firesteel.engine.function.Kernel;
import io.firesteel.engine.plan.EvalMode;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Intervals times and divided by numbers, rounded half up; and how often one goes into another. */
final class IntervalScaling {
  private IntervalScaling() {}

  /** The kernel of {@code *} or {@code /} where an operand is an interval, else null. */
  static Kernel bind(boolean divide, BindContext context) {
    SqlType a = context.argument(0);
    SqlType b = context.argument(1);
    boolean swap = DatetimeTypes.isInterval(b);
    if (!swap && !DatetimeTypes.isInterval(a)) {
      return null;
    }
    SqlType interval = swap ? b : a;
    SqlType factor = swap ? a : b;
    if (interval.kind() == TypeKind.CALENDAR_INTERVAL) {
      Kernel scaled = CalendarIntervals.scale(divide, context.mode());
      return swap
          ? (arguments, n) -> scaled.evaluate(new ColumnVector[] {arguments[1], arguments[0]}, n)
          : scaled;
    }
    boolean months = interval.kind() == TypeKind.YEAR_MONTH_INTERVAL;
    return new Scale(divide, months, swap, factor, context.mode());
  }

  private static final class Scale implements Kernel {
    private final boolean divide;
    private final boolean months;
    private final boolean swap;
    private final SqlType factor;
    private final EvalMode mode;

    Scale(boolean divide, boolean months, boolean swap, SqlType factor, EvalMode mode) {
      this.divide = divide;
      this.months = months;
      this.swap = swap;
      this.factor = factor;
      this.mode = mode;
    }

    @Override
    public ColumnVector evaluate(ColumnVector[] arguments, int n) {
      ColumnVector intervals = arguments[swap ? 1 : 0].flatten();
      ColumnVector factors = arguments[swap ? 0 : 1];
      Validity validity = Failures.validity(arguments, n);
      long[] out = new long[n];
      boolean[] failed = null;
      for (int i = 0; i < n; i++) {
        if (validity.isNull(i)) {
          continue;
        }
        long value =
            months ? ((IntVector) intervals).values()[i] : ((LongVector) intervals).values()[i];
        Object number = Vectors.get(factor, factors, i);
        boolean zero = divide && ((Number) number).doubleValue() == 0;
        BigDecimal scaled = zero ? null : scaled(value, number);
        if (scaled == null || !fits(scaled)) {
          if (mode != EvalMode.TRY) {
            throw zero
                ? ArithmeticErrors.intervalDividedByZero()
                : ArithmeticErrors.intervalOverflow(null);
          }
          failed = failed == null ? new boolean[n] : failed;
          failed[i] = true;
        } else {
          out[i] = scaled.longValue();
        }
      }
      if (failed != null) {
        validity = Validity.and(validity, Validity.ofNulls(failed, n), n);
      }
      if (!months) {
        return new LongVector(out, validity, n);
      }
      int[] ints = new int[n];
      for (int i = 0; i < n; i++) {
        ints[i] = (int) out[i];
      }
      return new IntVector(ints, validity, n);
    }

    /** Null if there is no number. */
    private BigDecimal scaled(long value, Object number) {
      BigDecimal interval = BigDecimal.valueOf(value);
      if (number instanceof Double d) {
        double exact = divide ? value / d : value * d;
        return Double.isFinite(exact)
            ? new BigDecimal(exact).setScale(0, RoundingMode.HALF_UP)
            : null;
      }
      BigDecimal by =
          number instanceof BigDecimal b ? b : BigDecimal.valueOf(((Number) number).longValue());
      return divide
          ? interval.divide(by, 0, RoundingMode.HALF_UP)
          : interval.multiply(by).setScale(0, RoundingMode.HALF_UP);
    }

    private boolean fits(BigDecimal value) {
      return months
          ? value.unscaledValue().bitLength() < 32
          : value.unscaledValue().bitLength() < 64;
    }
  }

  /** {@code div} of two intervals of one kind. */
  static Kernel integralDivide(BindContext context) {
    boolean months = context.argument(0).kind() == TypeKind.YEAR_MONTH_INTERVAL;
    Operand left = new Operand();
    Operand right = new Operand();
    EvalMode mode = context.mode();
    return (arguments, n) -> {
      long[] a = months ? widened(left.ints(arguments[0], n), n) : left.longs(arguments[0], n);
      long[] b = months ? widened(right.ints(arguments[1], n), n) : right.longs(arguments[1], n);
      long[] out = new long[n];
      for (int i = 0; i < n; i++) {
        out[i] = b[i] == 0 ? 0 : b[i] == -1 ? -a[i] : a[i] / b[i];
      }
      Validity validity =
          Failures.settle(
              Failures.validity(arguments, n),
              n,
              i -> b[i] == 0 || b[i] == -1 && a[i] == Long.MIN_VALUE,
              mode != EvalMode.ANSI
                  ? null
                  : i ->
                      b[i] == 0
                          ? ArithmeticErrors.divideByZero()
                          : ArithmeticErrors.overflow("Overflow in integral divide", "try_divide"));
      return new LongVector(out, validity, n);
    };
  }

  private static long[] widened(int[] values, int n) {
    long[] out = new long[n];
    for (int i = 0; i < n; i++) {
      out[i] = values[i];
    }
    return out;
  }
}
