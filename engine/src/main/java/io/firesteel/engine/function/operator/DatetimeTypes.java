package io.firesteel.engine.function.operator;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.SqlType.DayTimeIntervalType;
import io.firesteel.core.type.SqlType.YearMonthIntervalType;
import io.firesteel.core.type.TypeKind;
import io.firesteel.engine.function.Argument;
import io.firesteel.engine.function.CallSite;
import io.firesteel.engine.function.Resolved;
import java.util.List;

/** Operand and result types of arithmetic with dates, times, timestamps and intervals. */
final class DatetimeTypes {
  private static final String INTEGERS = "(\"INT\" or \"SMALLINT\" or \"TINYINT\")";
  private static final String TIMESTAMPS = "\"(TIMESTAMP OR TIMESTAMP WITHOUT TIME ZONE)\"";

  private DatetimeTypes() {}

  static boolean isInterval(SqlType type) {
    return isAnsiInterval(type) || type.kind() == TypeKind.CALENDAR_INTERVAL;
  }

  private static boolean isAnsiInterval(SqlType type) {
    return type instanceof YearMonthIntervalType || type instanceof DayTimeIntervalType;
  }

  private static boolean isTimestamp(SqlType type) {
    return type.kind() == TypeKind.TIMESTAMP || type.kind() == TypeKind.TIMESTAMP_NTZ;
  }

  private static boolean isTime(SqlType type) {
    return type.kind() == TypeKind.TIME;
  }

  private static boolean isTimeOrSo(SqlType type, CallSite site) {
    return isTime(type) || type.isText() && site.ansi() || type.kind() == TypeKind.VOID;
  }

  private static boolean isDaysOnly(SqlType type) {
    return type instanceof DayTimeIntervalType d && d.end() == DayTimeIntervalType.DAY;
  }

  private static boolean concerns(SqlType type) {
    return type.kind().isDatetime() || type.kind() == TypeKind.TIME || isInterval(type);
  }

  /** The types of {@code + - * / div} if a datetime or an interval takes part, else null. */
  static Resolved resolve(Arithmetic.Op op, CallSite site) {
    SqlType a = site.arguments().get(0).type();
    SqlType b = site.arguments().get(1).type();
    if (!concerns(a) && !concerns(b)) {
      return null;
    }
    boolean nullable = NumericTypes.nullable(site);
    switch (op) {
      case ADD:
        return add(site, a, b, nullable);
      case SUBTRACT:
        return subtract(site, a, b, nullable);
      case MULTIPLY:
        if (isInterval(a) && rank(a) >= rank(b)) {
          if (!takesFactor(b)) {
            throw Mismatch.unexpectedInput(site, 1, b, factorName(a));
          }
          return Resolved.of(List.of(a, factor(a, b)), full(a), nullable);
        } else if (isInterval(b)) {
          if (!takesFactor(a)) {
            throw Mismatch.unexpectedInput(site, 0, a, factorName(b)).with("paramIndex", "second");
          }
          return Resolved.of(List.of(factor(b, a), b), full(b), nullable);
        }
        return null;
      case DIVIDE:
        if (isInterval(a)) {
          if (!takesFactor(b)) {
            throw Mismatch.unexpectedInput(site, 1, b, factorName(a));
          }
          return Resolved.of(List.of(a, factor(a, b)), full(a), true);
        }
        return null;
      case INTEGRAL_DIVIDE:
        if (a.kind() == b.kind() && isAnsiInterval(a)) {
          return Resolved.of(List.of(full(a), full(b)), SqlType.BIGINT, true);
        }
        if (isAnsiInterval(a) && b.kind() == TypeKind.VOID) {
          return Resolved.of(List.of(full(a), full(a)), SqlType.BIGINT, true);
        } else if (isAnsiInterval(b) && a.kind() == TypeKind.VOID) {
          return Resolved.of(List.of(full(b), full(b)), SqlType.BIGINT, true);
        }
        return null;
      default:
        return null;
    }
  }

  /** Of two intervals, which one Spark takes for the interval. */
  private static int rank(SqlType type) {
    switch (type.kind()) {
      case CALENDAR_INTERVAL:
        return 3;
      case YEAR_MONTH_INTERVAL:
        return 2;
      case DAY_TIME_INTERVAL:
        return 1;
      default:
        return 0;
    }
  }

  private static String factorName(SqlType interval) {
    return interval.kind() == TypeKind.CALENDAR_INTERVAL ? "\"DOUBLE\"" : "\"NUMERIC\"";
  }

  private static boolean takesFactor(SqlType type) {
    return type.isNumeric() || type.isText() || type.kind() == TypeKind.VOID;
  }

  /** Integers as BIGINT, decimals as they are, all else as DOUBLE. */
  private static SqlType factor(SqlType interval, SqlType type) {
    if (interval.kind() == TypeKind.CALENDAR_INTERVAL) {
      return SqlType.DOUBLE;
    }
    return type.isIntegral()
        ? SqlType.BIGINT
        : type.kind() == TypeKind.DECIMAL ? type : SqlType.DOUBLE;
  }

  private static SqlType full(SqlType interval) {
    return interval instanceof YearMonthIntervalType
        ? SqlType.YEAR_MONTH
        : interval instanceof DayTimeIntervalType ? SqlType.DAY_TIME : interval;
  }

  private static SqlType union(SqlType a, SqlType b) {
    if (a instanceof YearMonthIntervalType x && b instanceof YearMonthIntervalType y) {
      return new YearMonthIntervalType(Math.min(x.start(), y.start()), Math.max(x.end(), y.end()));
    } else if (a instanceof DayTimeIntervalType x && b instanceof DayTimeIntervalType y) {
      return new DayTimeIntervalType(Math.min(x.start(), y.start()), Math.max(x.end(), y.end()));
    }
    return a.equals(b) ? a : null;
  }

  /** Interval plus or minus interval; null if these are none that meet. */
  private static Resolved intervals(SqlType a, SqlType b, boolean nullable) {
    SqlType left = a.kind() == TypeKind.VOID ? b : a;
    SqlType right = b.kind() == TypeKind.VOID ? a : b;
    if (!isInterval(left) || !isInterval(right)) {
      return null;
    }
    SqlType type = union(left, right);
    return type == null ? null : Resolved.of(List.of(type, type), type, nullable);
  }

  private static Resolved add(CallSite site, SqlType a, SqlType b, boolean nullable) {
    Resolved sum = intervals(a, b, nullable);
    if (sum != null) {
      return sum;
    }
    Resolved moved = isInterval(b) ? move(a, b, nullable) : null;
    if (moved != null) {
      return moved;
    }
    moved = isInterval(a) ? swapped(move(b, a, nullable)) : null;
    if (moved != null) {
      return moved;
    }
    if (a.kind() == TypeKind.DATE || b.kind() == TypeKind.DATE) {
      return addDays(site, a, b, nullable);
    }
    if (a.kind() == TypeKind.VOID || b.kind() == TypeKind.VOID) {
      SqlType other = a.kind() == TypeKind.VOID ? b : a;
      return Resolved.of(List.of(a, b), isTime(other) ? SqlType.TIME : other, true);
    }
    // Such an interval is added to timestamps, and so the other operand should be one.
    if (isTimed(b)) {
      throw notATimestamp(site, 0, a, 1, "");
    } else if (isTimed(a)) {
      throw notATimestamp(site, 1, b, 0, "");
    }
    return null;
  }

  private static boolean isTimed(SqlType type) {
    return type instanceof DayTimeIntervalType || type.kind() == TypeKind.CALENDAR_INTERVAL;
  }

  private static io.firesteel.core.error.SqlException notATimestamp(
      CallSite site, int index, SqlType type, int other, String sign) {
    List<Argument> arguments = site.arguments();
    String added = arguments.get(other).text();
    String text =
        arguments.get(index).text() + " + " + (sign.isEmpty() ? added : "(- " + added + ")");
    return Mismatch.unexpectedInput(site, text, index, type, TIMESTAMPS)
        .with("paramIndex", "first");
  }

  private static Resolved swapped(Resolved r) {
    return r == null
        ? null
        : Resolved.of(
            List.of(r.argumentTypes().get(1), r.argumentTypes().get(0)), r.type(), r.nullable());
  }

  /** A datetime moved by an interval; null if it is no datetime. */
  private static Resolved move(SqlType base, SqlType interval, boolean nullable) {
    boolean months = interval instanceof YearMonthIntervalType;
    switch (base.kind()) {
      case DATE:
        if (interval instanceof DayTimeIntervalType && !isDaysOnly(interval)) {
          return Resolved.of(List.of(SqlType.TIMESTAMP, interval), SqlType.TIMESTAMP, nullable);
        }
        return Resolved.of(List.of(base, interval), base, nullable);
      case TIMESTAMP:
      case TIMESTAMP_NTZ:
        return Resolved.of(List.of(base, interval), base, nullable);
      case TIME:
        return interval instanceof DayTimeIntervalType d
            ? Resolved.of(
                List.of(base, interval),
                d.end() == DayTimeIntervalType.SECOND ? SqlType.TIME : base,
                nullable)
            : null;
      case STRING:
      case CHAR:
      case VARCHAR:
        return months
            ? null
            : Resolved.of(List.of(SqlType.TIMESTAMP, interval), SqlType.STRING, true);
      default:
        return null;
    }
  }

  private static Resolved addDays(CallSite site, SqlType a, SqlType b, boolean nullable) {
    boolean dateFirst = a.kind() == TypeKind.DATE;
    SqlType other = dateFirst ? b : a;
    switch (other.kind()) {
      case TINYINT:
      case SMALLINT:
      case INT:
        List<SqlType> types =
            dateFirst ? List.of(SqlType.DATE, SqlType.INT) : List.of(SqlType.INT, SqlType.DATE);
        return Resolved.of(types, SqlType.DATE, nullable);
      case VOID:
        return Resolved.of(List.of(a, b), SqlType.TIMESTAMP, true);
      default:
        int index = dateFirst ? 1 : 0;
        SqlType shown = other;
        if (other.isText()) {
          shown = site.ansi() ? SqlType.DATE : SqlType.DOUBLE;
        }
        throw badDays(site, "date_add", index, shown);
    }
  }

  private static io.firesteel.core.error.SqlException badDays(
      CallSite site, String function, int index, SqlType type) {
    List<Argument> arguments = site.arguments();
    String text =
        function + "(" + arguments.get(1 - index).text() + ", " + arguments.get(index).text() + ")";
    return Mismatch.unexpectedInput(site, text, index, type, INTEGERS).with("paramIndex", "second");
  }

  private static Resolved subtract(CallSite site, SqlType a, SqlType b, boolean nullable) {
    Resolved difference = intervals(a, b, nullable);
    if (difference != null) {
      return difference;
    }
    if (isInterval(b)) {
      Resolved moved = move(a, b, nullable);
      if (moved != null) {
        return moved;
      }
      if (isTimed(b)) {
        throw notATimestamp(site, 0, a, 1, "-");
      }
      return null;
    }
    if (isTime(a) && isTimeOrSo(b, site) || isTime(b) && isTimeOrSo(a, site)) {
      return Resolved.of(
          List.of(isTime(a) ? a : SqlType.TIME, isTime(b) ? b : SqlType.TIME),
          new DayTimeIntervalType(DayTimeIntervalType.HOUR, DayTimeIntervalType.SECOND),
          nullable);
    }
    boolean ansi = site.ansi();
    boolean textOrNull = b.isText() && ansi || b.kind() == TypeKind.VOID;
    if (isTimestamp(a) || isTimestamp(b)) {
      boolean walls = a.kind() == TypeKind.TIMESTAMP_NTZ || b.kind() == TypeKind.TIMESTAMP_NTZ;
      SqlType common = walls ? SqlType.TIMESTAMP_NTZ : SqlType.TIMESTAMP;
      SqlType other = isTimestamp(a) ? b : a;
      if (other.kind().isDatetime() || other.isText() && ansi || other.kind() == TypeKind.VOID) {
        return Resolved.of(List.of(common, common), SqlType.DAY_TIME, nullable || other.isText());
      }
      throw Mismatch.unexpectedInput(site, other == a ? 0 : 1, other, TIMESTAMPS);
    }
    DayTimeIntervalType days =
        new DayTimeIntervalType(DayTimeIntervalType.DAY, DayTimeIntervalType.DAY);
    if (a.kind() == TypeKind.DATE) {
      if (b.kind() == TypeKind.DATE || textOrNull) {
        return Resolved.of(List.of(SqlType.DATE, SqlType.DATE), days, nullable || textOrNull);
      }
      if (b.isIntegral() && b.kind() != TypeKind.BIGINT) {
        return Resolved.of(List.of(SqlType.DATE, SqlType.INT), SqlType.DATE, nullable);
      }
      throw badDays(site, "date_sub", 1, b.isText() ? SqlType.DOUBLE : b);
    }
    if (b.kind() == TypeKind.DATE) {
      if (a.isText() || a.kind() == TypeKind.VOID) {
        return Resolved.of(List.of(SqlType.DATE, SqlType.DATE), days, true);
      }
      throw Mismatch.unexpectedInput(site, 0, a, "\"DATE\"");
    }
    return null;
  }
}
