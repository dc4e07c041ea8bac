package io.firesteel.engine.function.cast;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.SqlType.DayTimeIntervalType;
import io.firesteel.core.type.SqlType.DecimalType;
import io.firesteel.core.type.SqlType.YearMonthIntervalType;
import io.firesteel.core.type.TypeKind;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.IntVector;
import io.firesteel.core.vector.LongVector;
import io.firesteel.core.vector.Vectors;
import io.firesteel.engine.function.Kernel;
import io.firesteel.engine.plan.EvalMode;
import io.firesteel.engine.time.CivilDate;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** ANSI intervals among each other, and as counts of their last unit from and to numbers. */
final class IntervalCasts {
  private static final long[] UNIT_MICROS = {
    CivilDate.MICROS_PER_DAY,
    CivilDate.MICROS_PER_HOUR,
    CivilDate.MICROS_PER_MINUTE,
    CivilDate.MICROS_PER_SECOND
  };

  private IntervalCasts() {}

  static Kernel bind(SqlType from, SqlType to, EvalMode mode) {
    if (from instanceof YearMonthIntervalType && to instanceof YearMonthIntervalType t) {
      int unit = unit(t);
      return unit == 1
          ? Casts.identity()
          : RowCasts.toInts(
              (v, i, out) -> {
                int months = ((IntVector) v).values()[i];
                out[i] = months - months % 12;
                return true;
              },
              null);
    } else if (from instanceof DayTimeIntervalType && to instanceof DayTimeIntervalType t) {
      long unit = UNIT_MICROS[t.end()];
      return t.end() == DayTimeIntervalType.SECOND
          ? Casts.identity()
          : RowCasts.toLongs(
              (v, i, out) -> {
                long micros = ((LongVector) v).values()[i];
                out[i] = micros - micros % unit;
                return true;
              },
              null);
    } else if (from instanceof YearMonthIntervalType f) {
      return toNumber(from, unit(f), 0, to, mode);
    } else if (from instanceof DayTimeIntervalType f) {
      int scale = f.end() == DayTimeIntervalType.SECOND ? 6 : 0;
      return toNumber(from, UNIT_MICROS[f.end()], scale, to, mode);
    }
    return fromNumber(from, to, mode);
  }

  /** Months of the last unit. */
  private static int unit(YearMonthIntervalType type) {
    return type.end() == YearMonthIntervalType.YEAR ? 12 : 1;
  }

  private static long value(ColumnVector v, int i) {
    return v instanceof IntVector ints ? ints.values()[i] : ((LongVector) v).values()[i];
  }

  /**
   * @param unit the last unit in months or microseconds
   * @param scale digits of the fraction that decimals keep: 6 for seconds, whose unit is then split
   */
  private static Kernel toNumber(SqlType from, long unit, int scale, SqlType to, EvalMode mode) {
    if (to instanceof DecimalType decimal) {
      return DecimalCasts.toDecimals(
          decimal,
          (v, i, out) ->
              out.set(
                  count(v, i, unit, scale)
                      .setScale(decimal.scale(), RoundingMode.HALF_UP)
                      .unscaledValue()),
          mode == EvalMode.TRY
              ? null
              : (v, i) -> DecimalCasts.outOfRange(count(v, i, unit, scale), decimal));
    }
    if (to.kind() == TypeKind.BIGINT) {
      return RowCasts.toLongs(
          (v, i, out) -> {
            out[i] = value(v, i) / unit;
            return true;
          },
          null);
    }
    if (!to.isIntegral()) {
      return null;
    }
    long min = NumericCasts.min(to);
    return RowCasts.toInts(
        (v, i, out) -> {
          long count = value(v, i) / unit;
          out[i] = (int) count;
          return count >= min && count <= -1 - min;
        },
        mode == EvalMode.TRY
            ? null
            : (v, i) -> NumericCasts.overflow(Vectors.get(from, v, i), from, to));
  }

  private static BigDecimal count(ColumnVector v, int i, long unit, int scale) {
    return scale == 0
        ? BigDecimal.valueOf(value(v, i) / unit)
        : BigDecimal.valueOf(value(v, i), scale);
  }

  /** A count of the last unit; too many are an error in legacy mode too. */
  private static Kernel fromNumber(SqlType from, SqlType to, EvalMode mode) {
    RowCasts.RowError error =
        mode == EvalMode.TRY
            ? null
            : (v, i) -> NumericCasts.overflow(Vectors.get(from, v, i), from, to);
    boolean months = to instanceof YearMonthIntervalType;
    long unit =
        to instanceof YearMonthIntervalType y
            ? unit(y)
            : UNIT_MICROS[((DayTimeIntervalType) to).end()];
    BigDecimal exactUnit = BigDecimal.valueOf(unit);
    // Days and years of a bare count are ints, whatever room the microseconds would leave.
    boolean intCount = months || unit == CivilDate.MICROS_PER_DAY;
    if (months) {
      return RowCasts.toInts(
          (v, i, out) -> {
            BigDecimal value = scaled(from, v, i, exactUnit);
            boolean fits = value.unscaledValue().bitLength() < 32;
            out[i] = value.unscaledValue().intValue();
            return fits;
          },
          error);
    }
    return RowCasts.toLongs(
        (v, i, out) -> {
          BigDecimal value = scaled(from, v, i, exactUnit);
          boolean fits = value.unscaledValue().bitLength() < 64;
          out[i] = value.unscaledValue().longValue();
          if (intCount && from.isIntegral()) {
            long count = value(v, i);
            fits &= count == (int) count;
          }
          return fits;
        },
        error);
  }

  private static BigDecimal scaled(SqlType from, ColumnVector v, int i, BigDecimal unit) {
    BigDecimal number =
        from instanceof DecimalType
            ? (BigDecimal) Vectors.get(from, v, i)
            : BigDecimal.valueOf(value(v, i));
    return number.multiply(unit).setScale(0, RoundingMode.HALF_UP);
  }
}
