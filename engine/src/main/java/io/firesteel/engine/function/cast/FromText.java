package io.firesteel.engine.function.cast;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.PhysicalType;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.SqlType.DecimalType;
import io.firesteel.core.type.TypeKind;
import io.firesteel.core.vector.BytesVector;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.ConstantVector;
import io.firesteel.core.vector.Decimal128Vector;
import io.firesteel.core.vector.LongVector;
import io.firesteel.core.vector.VectorBuilder;
import io.firesteel.engine.function.Kernel;
import io.firesteel.engine.function.operator.ArithmeticErrors;
import io.firesteel.engine.function.operator.WideInteger;
import io.firesteel.engine.plan.EvalMode;
import io.firesteel.engine.plan.QueryContext;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Casts of strings. */
final class FromText {
  private FromText() {}

  static Kernel bind(SqlType from, SqlType to, EvalMode mode, QueryContext query) {
    boolean ansi = mode == EvalMode.ANSI;
    NumberParser numbers = new NumberParser();
    RowCasts.RowError error = ansi ? (v, i) -> invalid(v, i, to) : null;
    switch (to.kind()) {
      case BINARY:
        return Casts.identity();
      case BOOLEAN:
        return RowCasts.toBooleans(
            (v, i, out) -> {
              BytesVector b = (BytesVector) v;
              int from0 = b.offset(i);
              int truth = NumberParser.parseBoolean(b.base(i), from0, from0 + b.size(i));
              out[i] = truth == 1;
              return truth >= 0;
            },
            error);
      case TINYINT:
      case SMALLINT:
      case INT:
        int bits = to.kind() == TypeKind.TINYINT ? 8 : to.kind() == TypeKind.SMALLINT ? 16 : 32;
        long max = (1L << bits - 1) - 1;
        // try_cast takes what ANSI mode takes.
        boolean fraction = mode == EvalMode.LEGACY;
        return RowCasts.toInts(
            (v, i, out) -> {
              BytesVector b = (BytesVector) v;
              int start = b.offset(i);
              boolean ok =
                  numbers.parseLong(b.base(i), start, start + b.size(i), fraction, -max - 1, max);
              out[i] = (int) numbers.longValue;
              return ok;
            },
            error);
      case BIGINT:
        return RowCasts.toLongs(
            (v, i, out) -> {
              BytesVector b = (BytesVector) v;
              int start = b.offset(i);
              boolean ok =
                  numbers.parseLong(
                      b.base(i),
                      start,
                      start + b.size(i),
                      mode == EvalMode.LEGACY,
                      Long.MIN_VALUE,
                      Long.MAX_VALUE);
              out[i] = numbers.longValue;
              return ok;
            },
            error);
      case FLOAT:
        return RowCasts.toFloats(
            (v, i, out) -> {
              BytesVector b = (BytesVector) v;
              int start = b.offset(i);
              boolean ok = numbers.parseFloat(b.base(i), start, start + b.size(i));
              out[i] = (float) numbers.doubleValue;
              return ok;
            },
            error);
      case DOUBLE:
        return RowCasts.toDoubles(
            (v, i, out) -> {
              BytesVector b = (BytesVector) v;
              int start = b.offset(i);
              boolean ok = numbers.parseDouble(b.base(i), start, start + b.size(i));
              out[i] = numbers.doubleValue;
              return ok;
            },
            error);
      case DECIMAL:
        return decimal((DecimalType) to, mode, numbers);
      case DATE:
      case TIMESTAMP:
      case TIMESTAMP_NTZ:
      case TIME:
        return datetime(to, error, query);
      case YEAR_MONTH_INTERVAL:
      case DAY_TIME_INTERVAL:
        return interval(to, mode);
      case CALENDAR_INTERVAL:
        return calendarInterval();
      default:
        throw new UnsupportedOperationException(
            "CAST of " + from.simpleName() + " as " + to.simpleName());
    }
  }

  private static SqlException invalid(ColumnVector v, int i, SqlType to) {
    return CastErrors.invalidInput(
        CastErrors.literal(((BytesVector) v).getString(i)), SqlType.STRING, to);
  }

  private static Kernel decimal(DecimalType to, EvalMode mode, NumberParser numbers) {
    boolean ansi = mode == EvalMode.ANSI;
    boolean isLong = to.physical() == PhysicalType.LONG;
    WideInteger result = new WideInteger();
    Kernel kernel =
        (arguments, n) -> {
          BytesVector v = (BytesVector) arguments[0].flatten();
          RowCasts.Nulls nulls =
              new RowCasts.Nulls(v, n, ansi ? (x, i) -> decimalError(x, i, to, numbers) : null);
          long[] high = new long[isLong ? 0 : n];
          long[] low = new long[n];
          for (int i = 0; i < n; i++) {
            if (v.isNull(i)) {
              continue;
            }
            int start = v.offset(i);
            BigDecimal value = numbers.parseDecimal(v.base(i), start, start + v.size(i));
            if (value == null || !toUnscaled(value, numbers, to, result)) {
              nulls.fail(i);
            } else {
              low[i] = result.low();
              if (!isLong) {
                high[i] = result.high();
              }
            }
          }
          return isLong
              ? new LongVector(low, nulls.validity(), n)
              : new Decimal128Vector(high, low, nulls.validity(), n);
        };
    return ansi ? kernel : Kernel.infallible(kernel);
  }

  private static boolean toUnscaled(
      BigDecimal value, NumberParser numbers, DecimalType to, WideInteger result) {
    if (value == NumberParser.SHORT) {
      result.set(numbers.longValue);
      int up = to.scale() - numbers.scale;
      if (up >= 0) {
        // 18 digits times 10^38 do not fit 128 bits.
        if (up > 20) {
          return result.isZero()
              || result.set(
                      java.math.BigInteger.valueOf(numbers.longValue)
                          .multiply(WideInteger.bigPower(up)))
                  && result.hasDigits(to.precision());
        }
        result.scaleUp(up);
      } else {
        result.scaleDown(-up);
      }
      return result.hasDigits(to.precision());
    }
    // Digits before the point decide before an exponent can blow the number up.
    long integral = (long) value.precision() - value.scale();
    if (integral > DecimalType.MAX_PRECISION && value.signum() != 0) {
      return false;
    }
    if (value.signum() == 0 || integral < -to.scale() - 1L) {
      result.set(0);
      return true;
    }
    BigDecimal scaled = value.setScale(to.scale(), RoundingMode.HALF_UP);
    return result.set(scaled.unscaledValue()) && result.hasDigits(to.precision());
  }

  private static SqlException decimalError(
      ColumnVector v, int i, DecimalType to, NumberParser numbers) {
    BytesVector b = (BytesVector) v;
    int start = b.offset(i);
    BigDecimal value = numbers.parseDecimal(b.base(i), start, start + b.size(i));
    if (value == null) {
      return invalid(v, i, to);
    }
    if (value == NumberParser.SHORT) {
      value = BigDecimal.valueOf(numbers.longValue, numbers.scale);
    }
    boolean huge = Math.abs((long) value.scale()) > 10_000;
    return ArithmeticErrors.outOfRange(
        // A number of a million digits is no help in a message.
        huge ? BigDecimal.valueOf(value.signum()) : value, to.precision(), to.scale());
  }

  private static Kernel datetime(SqlType to, RowCasts.RowError error, QueryContext query) {
    DatetimeParser parser = new DatetimeParser(query.zone(), query.startMicros());
    switch (to.kind()) {
      case DATE:
        return special(
            words ->
                RowCasts.toInts(
                    (v, i, out) -> {
                      BytesVector b = (BytesVector) v;
                      int start = b.offset(i);
                      boolean ok = parser.parseDate(b.base(i), start, start + b.size(i), words);
                      out[i] = (int) parser.value;
                      return ok;
                    },
                    error));
      case TIMESTAMP:
        return special(
            words ->
                RowCasts.toLongs(
                    (v, i, out) -> {
                      BytesVector b = (BytesVector) v;
                      int start = b.offset(i);
                      boolean ok =
                          parser.parseTimestamp(b.base(i), start, start + b.size(i), words);
                      out[i] = parser.value;
                      return ok;
                    },
                    error));
      case TIMESTAMP_NTZ:
        return special(
            words ->
                RowCasts.toLongs(
                    (v, i, out) -> {
                      BytesVector b = (BytesVector) v;
                      int start = b.offset(i);
                      boolean ok =
                          parser.parseTimestampWithoutZone(
                              b.base(i), start, start + b.size(i), words);
                      out[i] = parser.value;
                      return ok;
                    },
                    error));
      default:
        long unit = DatetimeCasts.timeUnit(((SqlType.TimeType) to).precision());
        // Spark names the default precision in the error, whatever the cast asks for.
        RowCasts.RowError timeError = error == null ? null : (v, i) -> invalid(v, i, SqlType.TIME);
        return RowCasts.toLongs(
            (v, i, out) -> {
              BytesVector b = (BytesVector) v;
              int start = b.offset(i);
              boolean ok = parser.parseTime(b.base(i), start, start + b.size(i));
              out[i] = parser.value - parser.value % unit;
              return ok;
            },
            timeError);
    }
  }

  /** Words such as {@code today} are understood in constants only. */
  private static Kernel special(java.util.function.Function<Boolean, Kernel> binder) {
    Kernel plain = binder.apply(false);
    Kernel constant = binder.apply(true);
    Kernel kernel =
        (arguments, n) ->
            (arguments[0] instanceof ConstantVector ? constant : plain).evaluate(arguments, n);
    return plain.canFail() ? kernel : Kernel.infallible(kernel);
  }

  private static Kernel interval(SqlType to, EvalMode mode) {
    IntervalParser parser = IntervalParser.of(to);
    boolean months = to.kind() == TypeKind.YEAR_MONTH_INTERVAL;
    // A malformed interval is an error in legacy mode too.
    return (arguments, n) -> {
      BytesVector v = (BytesVector) arguments[0].flatten();
      VectorBuilder out = VectorBuilder.of(to, n);
      for (int i = 0; i < n; i++) {
        if (v.isNull(i)) {
          out.appendNull();
          continue;
        }
        try {
          long value = parser.parse(v.getString(i));
          out.appendValue(months ? (Object) (int) value : (Object) value);
        } catch (SqlException e) {
          if (mode != EvalMode.TRY) {
            throw e;
          }
          out.appendNull();
        }
      }
      return out.build();
    };
  }

  private static Kernel calendarInterval() {
    return Kernel.infallible(
        (arguments, n) -> {
          BytesVector v = (BytesVector) arguments[0].flatten();
          VectorBuilder out = VectorBuilder.of(SqlType.CALENDAR_INTERVAL, n);
          for (int i = 0; i < n; i++) {
            out.appendValue(v.isNull(i) ? null : IntervalParser.parseCalendar(v.getString(i)));
          }
          return out.build();
        });
  }
}
