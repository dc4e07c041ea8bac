package io.firesteel.engine.function.operator;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.IntVector;
import io.firesteel.core.vector.LongVector;
import io.firesteel.core.vector.StructVector;
import io.firesteel.core.vector.Validity;
import io.firesteel.engine.function.Kernel;
import io.firesteel.engine.plan.EvalMode;
import io.firesteel.engine.time.CivilDate;

/** Arithmetic of the legacy interval: months, days and microseconds, each for itself. */
final class CalendarIntervals {
  private CalendarIntervals() {}

  /** The parts of a vector of intervals as arrays. */
  record Parts(int[] months, int[] days, long[] micros) {
    static Parts of(ColumnVector vector) {
      StructVector s = (StructVector) vector.flatten();
      return new Parts(
          ((IntVector) s.field(0).flatten()).values(),
          ((IntVector) s.field(1).flatten()).values(),
          ((LongVector) s.field(2).flatten()).values());
    }

    static Parts ofSize(int n) {
      return new Parts(new int[n], new int[n], new long[n]);
    }

    ColumnVector toVector(Validity validity, int n) {
      return new StructVector(
          new ColumnVector[] {
            new IntVector(months, Validity.ALL, n),
            new IntVector(days, Validity.ALL, n),
            new LongVector(micros, Validity.ALL, n)
          },
          validity,
          n);
    }
  }

  static Kernel negate() {
    return (arguments, n) -> {
      Parts a = Parts.of(arguments[0]);
      Parts out = Parts.ofSize(n);
      for (int i = 0; i < n; i++) {
        out.months[i] = -a.months[i];
        out.days[i] = -a.days[i];
        out.micros[i] = -a.micros[i];
      }
      return out.toVector(Failures.validity(arguments, n), n);
    };
  }

  static Kernel sum(boolean subtract, EvalMode mode) {
    return (arguments, n) -> {
      Parts a = Parts.of(arguments[0]);
      Parts b = Parts.of(arguments[1]);
      Parts out = Parts.ofSize(n);
      Validity validity = Failures.validity(arguments, n);
      boolean[] failed = new boolean[n];
      int sign = subtract ? -1 : 1;
      for (int i = 0; i < n; i++) {
        long months = a.months[i] + (long) sign * b.months[i];
        long days = a.days[i] + (long) sign * b.days[i];
        long x = a.micros[i];
        long y = b.micros[i];
        long micros = subtract ? x - y : x + y;
        boolean overflow =
            subtract ? ((x ^ y) & (x ^ micros)) < 0 : ((x ^ micros) & (y ^ micros)) < 0;
        out.months[i] = (int) months;
        out.days[i] = (int) days;
        out.micros[i] = micros;
        failed[i] = overflow || months != (int) months || days != (int) days;
      }
      SqlException error = ArithmeticErrors.intervalOverflow(subtract ? "try_subtract" : "try_add");
      validity =
          Failures.settle(validity, n, i -> failed[i], mode == EvalMode.TRY ? null : i -> error);
      return out.toVector(validity, n);
    };
  }

  /** Times, or divided by, a double; fractions of a month are dropped, those of a day spill. */
  static Kernel scale(boolean divide, EvalMode mode) {
    Operand factor = new Operand();
    return (arguments, n) -> {
      Parts a = Parts.of(arguments[0]);
      double[] f = factor.doubles(arguments[1], n);
      Parts out = Parts.ofSize(n);
      Validity validity = Failures.validity(arguments, n);
      boolean[] failed = new boolean[n];
      for (int i = 0; i < n; i++) {
        if (validity.isNull(i)) {
          continue;
        }
        double k = f[i];
        double months = divide ? a.months[i] / k : a.months[i] * k;
        double days = divide ? a.days[i] / k : a.days[i] * k;
        double wholeDays = (int) days;
        double micros =
            (divide ? a.micros[i] / k : a.micros[i] * k)
                + (days - wholeDays) * CivilDate.MICROS_PER_DAY;
        boolean checked = mode != EvalMode.LEGACY;
        failed[i] =
            divide && k == 0
                || checked && !(Math.abs(months) < 2147483648.0)
                || checked && !(Math.abs(days) < 2147483648.0)
                || checked && !(Math.abs(micros) < 9.2e18);
        out.months[i] = (int) months;
        out.days[i] = (int) wholeDays;
        out.micros[i] = Math.round(micros);
      }
      validity =
          Failures.settle(
              validity,
              n,
              i -> failed[i],
              mode != EvalMode.ANSI
                  ? null
                  : i ->
                      divide && f[i] == 0
                          ? ArithmeticErrors.intervalDividedByZero()
                          : ArithmeticErrors.overflow("overflow", null));
      return out.toVector(validity, n);
    };
  }

  static boolean is(SqlType type) {
    return type.kind() == io.firesteel.core.type.TypeKind.CALENDAR_INTERVAL;
  }
}
