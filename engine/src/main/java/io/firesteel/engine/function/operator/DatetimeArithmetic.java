package io.firesteel.engine.function.operator;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.SqlType.DayTimeIntervalType;
import io.firesteel.core.type.TypeKind;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.IntVector;
import io.firesteel.core.vector.LongVector;
import io.firesteel.core.vector.Validity;
import io.firesteel.core.vector.Vectors;
import io.firesteel.engine.function.BindContext;
import io.firesteel.engine.function.Kernel;
import io.firesteel.engine.function.cast.Casts;
import io.firesteel.engine.plan.EvalMode;
import io.firesteel.engine.time.CivilDate;
import io.firesteel.engine.time.ZoneOffsets;
import java.time.ZoneOffset;

/** Dates, times and timestamps moved by intervals and days, and their differences. */
final class DatetimeArithmetic {
  private DatetimeArithmetic() {}

  /** The kernel of {@code +} or {@code -}, or null if no datetime or interval takes part. */
  static Kernel bind(boolean subtract, BindContext context) {
    SqlType a = context.argument(0);
    SqlType b = context.argument(1);
    if (a.kind() == TypeKind.VOID || b.kind() == TypeKind.VOID) {
      return (arguments, n) -> Vectors.nulls(context.type(), n);
    }
    if (DatetimeTypes.isInterval(a) && DatetimeTypes.isInterval(b)) {
      return intervals(subtract, a, context.mode());
    }
    boolean swap = DatetimeTypes.isInterval(a) || a.isIntegral();
    SqlType base = swap ? b : a;
    SqlType other = swap ? a : b;
    if (base.kind().isDatetime() && other.kind().isDatetime()) {
      return difference(a, context);
    }
    if (a.kind() == TypeKind.TIME && b.kind() == TypeKind.TIME) {
      return timeDifference();
    }
    int sign = subtract ? -1 : 1;
    Kernel kernel;
    switch (base.kind()) {
      case DATE:
        kernel = date(other, sign, context.mode());
        break;
      case TIMESTAMP:
      case TIMESTAMP_NTZ:
        ZoneOffsets zone =
            ZoneOffsets.of(
                base.kind() == TypeKind.TIMESTAMP ? context.query().zone() : ZoneOffset.UTC);
        kernel = timestamp(other, sign, zone.cursor(), context.mode());
        if (context.type().kind() == TypeKind.STRING) {
          Kernel moved = kernel;
          Kernel text =
              Casts.bind(SqlType.TIMESTAMP, SqlType.STRING, context.mode(), context.query());
          kernel =
              (arguments, n) -> text.evaluate(new ColumnVector[] {moved.evaluate(arguments, n)}, n);
        }
        break;
      case TIME:
        kernel = time(base, (DayTimeIntervalType) other, sign, context.mode());
        break;
      default:
        return null;
    }
    Kernel inOrder = kernel;
    return swap
        ? (arguments, n) -> inOrder.evaluate(new ColumnVector[] {arguments[1], arguments[0]}, n)
        : inOrder;
  }

  private static SqlException overflow() {
    return ArithmeticErrors.overflow("overflow", null);
  }

  private static Kernel intervals(boolean subtract, SqlType type, EvalMode mode) {
    if (type.kind() == TypeKind.CALENDAR_INTERVAL) {
      return CalendarIntervals.sum(subtract, mode);
    }
    Operand left = new Operand();
    Operand right = new Operand();
    SqlException error = ArithmeticErrors.intervalOverflow(subtract ? "try_subtract" : "try_add");
    if (type.kind() == TypeKind.YEAR_MONTH_INTERVAL) {
      return (arguments, n) -> {
        int[] a = left.ints(arguments[0], n);
        int[] b = right.ints(arguments[1], n);
        int[] out = new int[n];
        boolean suspicious = false;
        for (int i = 0; i < n; i++) {
          long exact = subtract ? (long) a[i] - b[i] : (long) a[i] + b[i];
          out[i] = (int) exact;
          suspicious |= exact != out[i];
        }
        Validity validity = Failures.validity(arguments, n);
        if (suspicious) {
          validity =
              Failures.settle(
                  validity,
                  n,
                  i -> (subtract ? (long) a[i] - b[i] : (long) a[i] + b[i]) != out[i],
                  mode == EvalMode.TRY ? null : i -> error);
        }
        return new IntVector(out, validity, n);
      };
    }
    Arithmetic.Op op = subtract ? Arithmetic.Op.SUBTRACT : Arithmetic.Op.ADD;
    return (arguments, n) -> {
      long[] a = left.longs(arguments[0], n);
      long[] b = right.longs(arguments[1], n);
      long[] out = new long[n];
      boolean suspicious =
          subtract ? LongKernels.subtract(a, b, out, n) : LongKernels.add(a, b, out, n);
      Validity validity = Failures.validity(arguments, n);
      if (suspicious) {
        validity =
            Failures.settle(
                validity,
                n,
                i -> LongKernels.overflows(op, a[i], b[i]),
                mode == EvalMode.TRY ? null : i -> error);
      }
      return new LongVector(out, validity, n);
    };
  }

  /** A date moved by days or an interval. */
  private static Kernel date(SqlType other, int sign, EvalMode mode) {
    Operand dates = new Operand();
    Operand counts = new Operand();
    if (other.isIntegral()) {
      // As Spark does, a sum of days wraps.
      return Kernel.infallible(
          (arguments, n) -> {
            int[] a = dates.ints(arguments[0], n);
            int[] b = counts.ints(arguments[1], n);
            int[] out = new int[n];
            for (int i = 0; i < n; i++) { // meant to vectorise
              out[i] = a[i] + sign * b[i];
            }
            return new IntVector(out, Failures.validity(arguments, n), n);
          });
    }
    DateStep step;
    switch (other.kind()) {
      case YEAR_MONTH_INTERVAL:
        step =
            interval -> {
              int[] months = counts.ints(interval, interval.length());
              return (day, i) -> CivilDate.addMonths(day, sign * (long) months[i]);
            };
        break;
      case DAY_TIME_INTERVAL:
        step =
            interval -> {
              long[] micros = counts.longs(interval, interval.length());
              return (day, i) -> day + sign * (micros[i] / CivilDate.MICROS_PER_DAY);
            };
        break;
      default:
        step =
            interval -> {
              CalendarIntervals.Parts p = CalendarIntervals.Parts.of(interval);
              return (day, i) -> {
                if (p.micros()[i] != 0 && mode == EvalMode.ANSI) {
                  throw SqlException.of(
                      "INVALID_INTERVAL_WITH_MICROSECONDS_ADDITION",
                      "A date cannot be moved by an interval with a part below a day.");
                }
                long moved =
                    CivilDate.addMonths(day, sign * (long) p.months()[i])
                        + sign * (long) p.days()[i];
                return moved + Math.floorDiv(sign * p.micros()[i], CivilDate.MICROS_PER_DAY);
              };
            };
    }
    return (arguments, n) -> {
      int[] a = dates.ints(arguments[0], n);
      DayMove move = step.over(arguments[1]);
      Validity validity = Failures.validity(arguments, n);
      int[] out = new int[n];
      boolean[] failed = new boolean[n];
      for (int i = 0; i < n; i++) {
        if (validity.isValid(i)) {
          long day = move.move(a[i], i);
          out[i] = (int) day;
          failed[i] = day != out[i];
        }
      }
      validity =
          Failures.settle(
              validity, n, i -> failed[i], mode == EvalMode.TRY ? null : i -> overflow());
      return new IntVector(out, validity, n);
    };
  }

  private interface DateStep {
    DayMove over(ColumnVector intervals);
  }

  private interface DayMove {
    long move(long day, int row);
  }

  /** Months and days are added to the wall clock, microseconds to the instant. */
  private static Kernel timestamp(SqlType other, int sign, ZoneOffsets.Cursor zone, EvalMode mode) {
    Operand bases = new Operand();
    Operand counts = new Operand();
    return (arguments, n) -> {
      long[] a = bases.longs(arguments[0], n);
      Validity validity = Failures.validity(arguments, n);
      int[] months = null;
      int[] days = null;
      long[] micros = null;
      switch (other.kind()) {
        case YEAR_MONTH_INTERVAL:
          months = counts.ints(arguments[1], n);
          break;
        case DAY_TIME_INTERVAL:
          micros = counts.longs(arguments[1], n);
          break;
        default:
          CalendarIntervals.Parts p = CalendarIntervals.Parts.of(arguments[1]);
          months = p.months();
          days = p.days();
          micros = p.micros();
      }
      long[] out = new long[n];
      for (int i = 0; i < n; i++) {
        if (validity.isValid(i)) {
          long wholeDays =
              days != null ? days[i] : micros != null ? micros[i] / CivilDate.MICROS_PER_DAY : 0;
          long rest =
              days != null ? micros[i] : micros != null ? micros[i] % CivilDate.MICROS_PER_DAY : 0;
          long wholeMonths = months != null ? months[i] : 0;
          try {
            out[i] = zone.plus(a[i], sign * wholeMonths, sign * wholeDays, sign * rest);
          } catch (ArithmeticException e) {
            if (mode != EvalMode.TRY) {
              throw overflow();
            }
            validity = Failures.settle(validity, n, nullAt(i), null);
          }
        }
      }
      return new LongVector(out, validity, n);
    };
  }

  private static java.util.function.IntPredicate nullAt(int row) {
    return i -> i == row;
  }

  private static Kernel time(SqlType base, DayTimeIntervalType type, int sign, EvalMode mode) {
    Operand bases = new Operand();
    Operand counts = new Operand();
    return (arguments, n) -> {
      long[] a = bases.longs(arguments[0], n);
      long[] b = counts.longs(arguments[1], n);
      long[] out = new long[n];
      boolean[] failed = new boolean[n];
      for (int i = 0; i < n; i++) {
        // More than a day is out of range in any case, and so never overflows the sum.
        boolean inDay = Math.abs(b[i]) <= CivilDate.MICROS_PER_DAY;
        out[i] = inDay ? a[i] + sign * b[i] * 1000 : 0;
        failed[i] = !inDay || out[i] < 0 || out[i] >= CivilDate.NANOS_PER_DAY;
      }
      Validity validity =
          Failures.settle(
              Failures.validity(arguments, n),
              n,
              i -> failed[i],
              mode == EvalMode.TRY
                  ? null
                  : i ->
                      ArithmeticErrors.datetimeOverflow(
                          (sign > 0 ? "add " : "subtract ")
                              + Casts.literal(type, b[i])
                              + (sign > 0 ? " to " : " from ")
                              + "the time value "
                              + Casts.literal(base, a[i])));
      return new LongVector(out, validity, n);
    };
  }

  private static Kernel difference(SqlType type, BindContext context) {
    Operand left = new Operand();
    Operand right = new Operand();
    if (type.kind() == TypeKind.DATE) {
      // Days between any two dates in microseconds can overflow a long: only far outside of SQL's
      // calendar.
      return (arguments, n) -> {
        int[] a = left.ints(arguments[0], n);
        int[] b = right.ints(arguments[1], n);
        long[] out = new long[n];
        boolean suspicious = false;
        for (int i = 0; i < n; i++) {
          long days = (long) a[i] - b[i];
          out[i] = days * CivilDate.MICROS_PER_DAY;
          suspicious |= Math.abs(days) > 106_751_991L;
        }
        Validity validity = Failures.validity(arguments, n);
        if (suspicious) {
          validity =
              Failures.settle(
                  validity,
                  n,
                  i -> Math.abs((long) a[i] - b[i]) > 106_751_991L,
                  context.mode() == EvalMode.TRY ? null : i -> overflow());
        }
        return new LongVector(out, validity, n);
      };
    }
    boolean zoned = type.kind() == TypeKind.TIMESTAMP;
    ZoneOffsets.Cursor zone =
        ZoneOffsets.of(zoned ? context.query().zone() : ZoneOffset.UTC).cursor();
    return (arguments, n) -> {
      long[] a = left.longs(arguments[0], n);
      long[] b = right.longs(arguments[1], n);
      long[] out = new long[n];
      boolean[] failed = null;
      for (int i = 0; i < n; i++) {
        long x = zone.toLocal(a[i]);
        long y = zone.toLocal(b[i]);
        long d = x - y;
        out[i] = d;
        if (((x ^ y) & (x ^ d)) < 0) {
          failed = failed == null ? new boolean[n] : failed;
          failed[i] = true;
        }
      }
      Validity validity = Failures.validity(arguments, n);
      if (failed != null) {
        boolean[] rows = failed;
        validity =
            Failures.settle(
                validity, n, i -> rows[i], context.mode() == EvalMode.TRY ? null : i -> overflow());
      }
      return new LongVector(out, validity, n);
    };
  }

  private static Kernel timeDifference() {
    Operand left = new Operand();
    Operand right = new Operand();
    return Kernel.infallible(
        (arguments, n) -> {
          long[] a = left.longs(arguments[0], n);
          long[] b = right.longs(arguments[1], n);
          long[] out = new long[n];
          for (int i = 0; i < n; i++) {
            out[i] = (a[i] - b[i]) / 1000;
          }
          return new LongVector(out, Failures.validity(arguments, n), n);
        });
  }
}
