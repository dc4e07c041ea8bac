package io.firesteel.engine.function.cast;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.SqlType.DecimalType;
import io.firesteel.core.type.TypeKind;
import io.firesteel.core.vector.BooleanVector;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.DoubleVector;
import io.firesteel.core.vector.FloatVector;
import io.firesteel.core.vector.IntVector;
import io.firesteel.core.vector.LongVector;
import io.firesteel.core.vector.Vectors;
import io.firesteel.engine.function.Kernel;
import io.firesteel.engine.plan.EvalMode;
import io.firesteel.engine.plan.QueryContext;
import io.firesteel.engine.time.CivilDate;
import io.firesteel.engine.time.ZoneOffsets;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** Dates, timestamps and times among each other, and as seconds from and to numbers. */
final class DatetimeCasts {
  private static final long SECOND = CivilDate.MICROS_PER_SECOND;

  private DatetimeCasts() {}

  /** Nanoseconds of the last digit that a TIME of the precision keeps. */
  static long timeUnit(int precision) {
    long unit = 1;
    for (int i = precision; i < 9; i++) {
      unit *= 10;
    }
    return unit;
  }

  /** Null where the cast exists only to give NULL. */
  static Kernel bind(SqlType from, SqlType to, EvalMode mode, QueryContext query) {
    ZoneOffsets.Cursor zone = ZoneOffsets.of(query.zone()).cursor();
    switch (from.kind()) {
      case DATE:
        return fromDate(to, zone, mode);
      case TIMESTAMP:
        return fromTimestamp(to, zone, mode, query);
      case TIMESTAMP_NTZ:
        return fromWallClock(to, zone);
      case TIME:
        return fromTime((SqlType.TimeType) from, to, mode);
      default:
        return to.kind() == TypeKind.TIMESTAMP ? numberToTimestamp(from, mode) : null;
    }
  }

  private static Kernel fromDate(SqlType to, ZoneOffsets.Cursor zone, EvalMode mode) {
    boolean zoned = to.kind() == TypeKind.TIMESTAMP;
    if (!zoned && to.kind() != TypeKind.TIMESTAMP_NTZ) {
      return null;
    }
    return RowCasts.toLongs(
        (v, i, out) -> {
          long days = ((IntVector) v).values()[i];
          long micros = days * CivilDate.MICROS_PER_DAY;
          if (Math.abs(days) > 106_751_990L) {
            return false;
          }
          out[i] = zoned ? zone.toInstant(micros) : micros;
          return true;
        },
        mode == EvalMode.ANSI
            ? (v, i) ->
                CastErrors.overflow(
                    Casts.literal(SqlType.DATE, ((IntVector) v).values()[i]), SqlType.DATE, to)
            : null);
  }

  private static Kernel fromWallClock(SqlType to, ZoneOffsets.Cursor zone) {
    switch (to.kind()) {
      case DATE:
        return toDays(null);
      case TIMESTAMP:
        return RowCasts.toLongs(
            (v, i, out) -> {
              out[i] = zone.toInstant(((LongVector) v).values()[i]);
              return true;
            },
            null);
      case TIME:
        return toTime((SqlType.TimeType) to, null);
      default:
        return null;
    }
  }

  /**
   * @param zone null for wall clocks
   */
  private static Kernel toDays(ZoneOffsets.Cursor zone) {
    return RowCasts.toInts(
        (v, i, out) -> {
          long value = ((LongVector) v).values()[i];
          long local = zone == null ? value : zone.toLocal(value);
          out[i] = (int) Math.floorDiv(local, CivilDate.MICROS_PER_DAY);
          return true;
        },
        null);
  }

  private static Kernel toTime(SqlType.TimeType to, ZoneOffsets.Cursor zone) {
    long unit = timeUnit(to.precision());
    return RowCasts.toLongs(
        (v, i, out) -> {
          long value = ((LongVector) v).values()[i];
          long local = zone == null ? value : zone.toLocal(value);
          long nanos = Math.floorMod(local, CivilDate.MICROS_PER_DAY) * 1000;
          out[i] = nanos - nanos % unit;
          return true;
        },
        null);
  }

  private static Kernel fromTimestamp(
      SqlType to, ZoneOffsets.Cursor zone, EvalMode mode, QueryContext query) {
    switch (to.kind()) {
      case DATE:
        return toDays(zone);
      case TIMESTAMP_NTZ:
        return RowCasts.toLongs(
            (v, i, out) -> {
              out[i] = zone.toLocal(((LongVector) v).values()[i]);
              return true;
            },
            null);
      case TIME:
        return toTime((SqlType.TimeType) to, zone);
      case BOOLEAN:
        return RowCasts.toBooleans(
            (v, i, out) -> {
              out[i] = ((LongVector) v).values()[i] != 0;
              return true;
            },
            null);
      case FLOAT:
        return RowCasts.toFloats(
            (v, i, out) -> {
              out[i] = (float) (((LongVector) v).values()[i] / 1e6);
              return true;
            },
            null);
      case DOUBLE:
        return RowCasts.toDoubles(
            (v, i, out) -> {
              out[i] = ((LongVector) v).values()[i] / 1e6;
              return true;
            },
            null);
      case DECIMAL:
        DecimalType decimal = (DecimalType) to;
        return DecimalCasts.toDecimals(
            decimal,
            (v, i, out) ->
                out.set(
                    seconds(v, i).setScale(decimal.scale(), RoundingMode.HALF_UP).unscaledValue()),
            mode == EvalMode.ANSI
                ? (v, i) -> DecimalCasts.outOfRange(seconds(v, i), decimal)
                : null);
      default:
        return to.isIntegral() ? toSeconds(to, mode, query) : null;
    }
  }

  private static BigDecimal seconds(ColumnVector v, int i) {
    return BigDecimal.valueOf(((LongVector) v).values()[i], 6);
  }

  private static Kernel toSeconds(SqlType to, EvalMode mode, QueryContext query) {
    if (to.kind() == TypeKind.BIGINT) {
      return RowCasts.toLongs(
          (v, i, out) -> {
            out[i] = Math.floorDiv(((LongVector) v).values()[i], SECOND);
            return true;
          },
          null);
    }
    long min = NumericCasts.min(to);
    return RowCasts.toInts(
        (v, i, out) -> {
          long seconds = Math.floorDiv(((LongVector) v).values()[i], SECOND);
          out[i] = (int) seconds;
          return seconds >= min && seconds <= -1 - min;
        },
        mode == EvalMode.ANSI
            ? (v, i) ->
                CastErrors.overflow(
                    Literals.of(SqlType.TIMESTAMP, ((LongVector) v).values()[i], query.zone()),
                    SqlType.TIMESTAMP,
                    to)
            : null);
  }

  private static Kernel fromTime(SqlType.TimeType from, SqlType to, EvalMode mode) {
    RowCasts.RowError error =
        mode == EvalMode.ANSI
            ? (v, i) ->
                CastErrors.overflow(Casts.literal(from, ((LongVector) v).values()[i]), from, to)
            : null;
    switch (to.kind()) {
      case TIME:
        long unit = timeUnit(((SqlType.TimeType) to).precision());
        return RowCasts.toLongs(
            (v, i, out) -> {
              long nanos = ((LongVector) v).values()[i];
              out[i] = nanos - nanos % unit;
              return true;
            },
            null);
      case BIGINT:
        return RowCasts.toLongs(
            (v, i, out) -> {
              out[i] = ((LongVector) v).values()[i] / 1_000_000_000L;
              return true;
            },
            null);
      case TINYINT:
      case SMALLINT:
      case INT:
        long min = NumericCasts.min(to);
        return RowCasts.toInts(
            (v, i, out) -> {
              long seconds = ((LongVector) v).values()[i] / 1_000_000_000L;
              out[i] = (int) seconds;
              return seconds <= -1 - min;
            },
            error);
      case DECIMAL:
        DecimalType decimal = (DecimalType) to;
        return DecimalCasts.toDecimals(
            decimal,
            (v, i, out) ->
                out.set(
                    BigDecimal.valueOf(((LongVector) v).values()[i], 9)
                        .setScale(decimal.scale(), RoundingMode.HALF_UP)
                        .unscaledValue()),
            mode == EvalMode.ANSI
                ? (v, i) ->
                    DecimalCasts.outOfRange(
                        BigDecimal.valueOf(((LongVector) v).values()[i], 9), decimal)
                : null);
      default:
        return null;
    }
  }

  private static Kernel numberToTimestamp(SqlType from, EvalMode mode) {
    switch (from.kind()) {
      case BOOLEAN:
        return RowCasts.toLongs(
            (v, i, out) -> {
              out[i] = ((BooleanVector) v).values()[i] ? 1 : 0;
              return true;
            },
            null);
      case TINYINT:
      case SMALLINT:
      case INT:
        return RowCasts.toLongs(
            (v, i, out) -> {
              out[i] = ((IntVector) v).values()[i] * SECOND;
              return true;
            },
            null);
      case BIGINT:
        return RowCasts.toLongs(
            (v, i, out) -> {
              // Stops at the ends of the range.
              long seconds = ((LongVector) v).values()[i];
              long limit = Long.MAX_VALUE / SECOND;
              out[i] =
                  seconds > limit
                      ? Long.MAX_VALUE
                      : seconds < -limit ? Long.MIN_VALUE : seconds * SECOND;
              return true;
            },
            null);
      case FLOAT:
      case DOUBLE:
        return doubleToTimestamp(from.kind() == TypeKind.FLOAT, mode);
      default:
        BigInteger million = BigInteger.valueOf(SECOND);
        return RowCasts.toLongs(
            (v, i, out) -> {
              BigDecimal seconds = (BigDecimal) Vectors.get(from, v, i);
              // The low bits, as Spark does.
              out[i] = seconds.multiply(new BigDecimal(million)).toBigInteger().longValue();
              return true;
            },
            null);
    }
  }

  private static Kernel doubleToTimestamp(boolean isFloat, EvalMode mode) {
    RowCasts.RowError error =
        (v, i) -> {
          double d = value(v, i, isFloat);
          return Double.isFinite(d)
              ? CastErrors.overflow(
                  Casts.literal(SqlType.DOUBLE, d * SECOND), SqlType.DOUBLE, SqlType.BIGINT)
              : notFinite(d);
        };
    boolean legacy = mode == EvalMode.LEGACY;
    return RowCasts.toLongs(
        (v, i, out) -> {
          double d = value(v, i, isFloat);
          double micros = d * SECOND;
          out[i] = (long) micros;
          return Double.isFinite(d) && (legacy || micros >= -0x1p63 && micros < 0x1p63);
        },
        mode == EvalMode.ANSI ? error : null);
  }

  private static double value(ColumnVector v, int i, boolean isFloat) {
    return isFloat ? ((FloatVector) v).values()[i] : ((DoubleVector) v).values()[i];
  }

  private static SqlException notFinite(double d) {
    return CastErrors.invalidInput(Double.toString(d), SqlType.DOUBLE, SqlType.TIMESTAMP);
  }
}
