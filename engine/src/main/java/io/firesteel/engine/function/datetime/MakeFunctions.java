package io.firesteel.engine.function.datetime;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.setting.SparkSettings;
import io.firesteel.core.setting.ZoneIds;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeKind;
import io.firesteel.engine.function.BindContext;
import io.firesteel.engine.function.FunctionDefinition;
import io.firesteel.engine.function.Kernel;
import io.firesteel.engine.function.Resolver;
import io.firesteel.engine.function.Signature;
import io.firesteel.engine.function.lift.Inputs;
import io.firesteel.engine.function.lift.Lift;
import io.firesteel.engine.function.lift.Loops;
import io.firesteel.engine.function.lift.RowFunction;
import io.firesteel.engine.time.CivilDate;
import io.firesteel.engine.time.ZoneOffsets;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Dates, timestamps, times and intervals made of numbers, and numbers of them. */
public final class MakeFunctions {
  private static final long MICROS = CivilDate.MICROS_PER_SECOND;

  private MakeFunctions() {}

  /** All of them. */
  public static List<FunctionDefinition> all() {
    List<FunctionDefinition> all = new ArrayList<>();
    all.add(
        DateFunctions.named(
                "make_date",
                "A date of year, month and day.",
                "make_date(2013, 7, 15)",
                "2013-07-15")
            .on("(int, int, int) -> date")
            .canFail()
            .makesNull()
            .bind(Lift.strict((BindContext context) -> makeDate(context.ansi())))
            .define());
    all.add(makeTimestamp("make_timestamp", SqlType.TIMESTAMP, false));
    all.add(makeTimestamp("make_timestamp_ltz", SqlType.TIMESTAMP, false));
    all.add(makeTimestamp("make_timestamp_ntz", SqlType.TIMESTAMP_NTZ, false));
    all.add(makeTimestamp("try_make_timestamp", SqlType.TIMESTAMP, true));
    all.add(makeTimestamp("try_make_timestamp_ltz", SqlType.TIMESTAMP, true));
    all.add(makeTimestamp("try_make_timestamp_ntz", SqlType.TIMESTAMP_NTZ, true));
    all.add(
        DateFunctions.named(
                "make_time",
                "A time of hour, minute and second.",
                "make_time(6, 30, 45.887)",
                "06:30:45.887")
            .on("(int, int, decimal(16,6)) -> time(6)?")
            .canFail()
            .bind(
                Lift.strict(
                    (in, out) ->
                        out.putLong(
                            time(in.getInt(0), in.getInt(1), in.getDecimal(2)).toNanoOfDay())))
            .define());
    all.addAll(intervals());
    all.addAll(epochs());
    return all;
  }

  private static RowFunction makeDate(boolean ansi) {
    return (in, out) -> {
      try {
        LocalDate date = LocalDate.of(in.getInt(0), in.getInt(1), in.getInt(2));
        out.putInt(Math.toIntExact(date.toEpochDay()));
      } catch (DateTimeException | ArithmeticException e) {
        if (ansi) {
          throw DatetimeErrors.outOfBounds(e.getMessage());
        }
      }
    };
  }

  private static FunctionDefinition makeTimestamp(String name, SqlType type, boolean tries) {
    boolean ntz = type == SqlType.TIMESTAMP_NTZ;
    Resolver numbers =
        Signature.resolver(
            (types, site) ->
                name.endsWith("make_timestamp")
                        && site.settings().get(SparkSettings.TIMESTAMP_TYPE).endsWith("NTZ")
                    ? SqlType.TIMESTAMP_NTZ
                    : type,
            ntz
                ? "(int, int, int, int, int, decimal(16,6))" + (tries ? " -> any?" : "")
                : "(int, int, int, int, int, decimal(16,6), string?)" + (tries ? " -> any?" : ""));
    Resolver parts =
        Signature.resolver(
            (types, site) -> type,
            (ntz ? "(date, time)" : "(date, time, string?)") + (tries ? " -> any?" : ""));
    return DateFunctions.named(
            name,
            "A timestamp of year, month, day, hour, minute, second"
                + (ntz ? "." : " and time zone, or of date and time.")
                + (tries ? " Null if a part is out of range." : ""),
            name + "(2014, 12, 28, 6, 30, 45.887)",
            "2014-12-28 06:30:45.887")
        .resolver(
            site -> {
              int n = site.arguments().size();
              return (n == 2 || n == 3 ? parts : numbers).resolve(site);
            })
        .canFail()
        .makesNull()
        .bind(context -> makeTimestamp(context, tries))
        .define();
  }

  private static Kernel makeTimestamp(BindContext context, boolean tries) {
    boolean ntz = context.type().kind() == TypeKind.TIMESTAMP_NTZ;
    boolean ofDate = context.argument(0).kind() == TypeKind.DATE;
    int zoneIndex = ofDate ? 2 : 6;
    ZoneId session = context.query().zone();
    RowFunction function =
        (in, out) -> {
          LocalDateTime wall =
              ofDate
                  ? LocalDateTime.of(
                      LocalDate.ofEpochDay(in.getInt(0)), LocalTime.ofNanoOfDay(in.getLong(1)))
                  : wall(in);
          ZoneId zone =
              ntz
                  ? ZoneOffset.UTC
                  : in.count() > zoneIndex ? zone(in.getString(zoneIndex)) : session;
          out.putLong(micros(wall, zone));
        };
    boolean lenient = !context.ansi();
    return Lift.kernel(context, true, tries || lenient, function);
  }

  static long micros(LocalDateTime wall, ZoneId zone) {
    long local;
    try {
      local =
          Math.addExact(
              Math.multiplyExact(wall.toEpochSecond(ZoneOffset.UTC), MICROS),
              wall.getNano() / 1000);
    } catch (ArithmeticException e) {
      throw DatetimeErrors.longOverflow();
    }
    return ZoneOffsets.of(zone).cursor().toInstant(local);
  }

  static ZoneId zone(String text) {
    try {
      return ZoneIds.parse(text);
    } catch (IllegalArgumentException e) {
      throw DatetimeErrors.zone(text);
    }
  }

  private static LocalDateTime wall(Inputs in) {
    BigDecimal seconds = in.getDecimal(5);
    boolean leap = seconds.compareTo(BigDecimal.valueOf(60)) >= 0;
    if (leap && seconds.compareTo(BigDecimal.valueOf(60)) > 0 && seconds.intValue() == 60) {
      throw DatetimeErrors.fraction(seconds.stripTrailingZeros().toPlainString());
    }
    try {
      BigDecimal whole = seconds.setScale(0, RoundingMode.FLOOR);
      int nanos = seconds.subtract(whole).movePointRight(9).intValue();
      int second = whole.intValueExact();
      LocalDateTime minute =
          LocalDateTime.of(in.getInt(0), in.getInt(1), in.getInt(2), in.getInt(3), in.getInt(4), 0);
      return second == 60 ? minute.plusMinutes(1) : minute.withSecond(second).withNano(nanos);
    } catch (DateTimeException | ArithmeticException e) {
      throw DatetimeErrors.outOfBounds(e.getMessage());
    }
  }

  private static LocalTime time(int hour, int minute, BigDecimal seconds) {
    try {
      BigDecimal whole = seconds.setScale(0, RoundingMode.FLOOR);
      int nanos = seconds.subtract(whole).movePointRight(9).intValue();
      return LocalTime.of(hour, minute, whole.intValueExact(), nanos);
    } catch (DateTimeException | ArithmeticException e) {
      throw DatetimeErrors.outOfBoundsAlways(e.getMessage());
    }
  }

  private static List<FunctionDefinition> intervals() {
    return List.of(
        DateFunctions.named(
                "make_ym_interval", "A year-month interval.", "make_ym_interval(1, 2)", "1-2")
            .on("(int = 0, int = 0) -> year_month")
            .canFail()
            .bind(
                Lift.strict(
                    (in, out) -> {
                      long months = in.getInt(0) * 12L + in.getInt(1);
                      if (months != (int) months) {
                        throw intervalOverflow();
                      }
                      out.putInt((int) months);
                    }))
            .define(),
        DateFunctions.named(
                "make_dt_interval",
                "A day-time interval of days, hours, minutes and seconds.",
                "make_dt_interval(1, 12, 30, 1.001001)",
                "1 12:30:01.001001000")
            .on("(int = 0, int = 0, int = 0, decimal(18,6) = 0.000000) -> day_time")
            .canFail()
            .bind(
                Lift.strict(
                    (in, out) ->
                        out.putLong(
                            dayTime(in.getInt(0), in.getInt(1), in.getInt(2), in.getDecimal(3)))))
            .define(),
        makeInterval("make_interval", false),
        makeInterval("try_make_interval", true));
  }

  private static SqlException intervalOverflow() {
    return SqlException.of(
        "INTERVAL_ARITHMETIC_OVERFLOW.WITHOUT_SUGGESTION", "The interval is out of range.");
  }

  private static long dayTime(int days, int hours, int minutes, BigDecimal seconds) {
    try {
      long micros = seconds.movePointRight(6).longValueExact();
      micros = Math.addExact(micros, Math.multiplyExact(days, CivilDate.MICROS_PER_DAY));
      micros = Math.addExact(micros, hours * CivilDate.MICROS_PER_HOUR);
      return Math.addExact(micros, minutes * CivilDate.MICROS_PER_MINUTE);
    } catch (ArithmeticException e) {
      throw intervalOverflow();
    }
  }

  private static FunctionDefinition makeInterval(String name, boolean tries) {
    return DateFunctions.named(
            name,
            "An interval of years, months, weeks, days, hours, minutes and seconds.",
            name + "(100, 11, 1, 1, 12, 30, 01.001001)",
            "100 years 11 months 8 days 12 hours 30 minutes 1.001001 seconds")
        .on(
            "(int = 0, int = 0, int = 0, int = 0, int = 0, int = 0, decimal(18,6) = 0.000000) ->"
                + " interval"
                + (tries ? "?" : ""))
        .canFail()
        .makesNull()
        .bind(
            context ->
                Lift.kernel(
                    context,
                    true,
                    tries || !context.ansi(),
                    (in, out) -> {
                      try {
                        int months =
                            Math.addExact(Math.multiplyExact(in.getInt(0), 12), in.getInt(1));
                        int days = Math.addExact(Math.multiplyExact(in.getInt(2), 7), in.getInt(3));
                        long micros = dayTime(0, in.getInt(4), in.getInt(5), in.getDecimal(6));
                        out.putValue(List.of(months, days, micros));
                      } catch (ArithmeticException e) {
                        throw SqlException.of(
                            "INTERVAL_ARITHMETIC_OVERFLOW.WITHOUT_SUGGESTION",
                            "The interval is out of range.");
                      }
                    }))
        .define();
  }

  private static List<FunctionDefinition> epochs() {
    List<FunctionDefinition> all = new ArrayList<>();
    all.add(
        DateFunctions.named(
                "timestamp_seconds",
                "The timestamp some seconds after 1970.",
                "timestamp_seconds(1230219000)",
                "2008-12-25 15:30:00")
            .on("(numeric) -> timestamp")
            .canFail()
            .makesNull()
            .bind(MakeFunctions::timestampSeconds)
            .define());
    all.add(
        fromEpoch(
            "timestamp_millis",
            1000,
            "timestamp_millis(1230219000123)",
            "2008-12-25 15:30:00.123"));
    all.add(
        fromEpoch(
            "timestamp_micros",
            1,
            "timestamp_micros(1230219000123123)",
            "2008-12-25 15:30:00.123123"));
    all.add(toEpoch("unix_seconds", MICROS, "1"));
    all.add(toEpoch("unix_millis", 1000, "1000"));
    all.add(toEpoch("unix_micros", 1, "1000000"));
    all.add(
        DateFunctions.named(
                "date_from_unix_date",
                "The date some days after 1970-01-01.",
                "date_from_unix_date(1)",
                "1970-01-02")
            .on("(int) -> date")
            .kernel(Kernel.infallible((arguments, rows) -> arguments[0]))
            .define());
    all.add(
        DateFunctions.named(
                "unix_date", "The days since 1970-01-01.", "unix_date(DATE '1970-01-02')", "1")
            .on("(date) -> int")
            .kernel(Kernel.infallible((arguments, rows) -> arguments[0]))
            .define());
    return all;
  }

  private static FunctionDefinition fromEpoch(
      String name, long factor, String example, String result) {
    return DateFunctions.named(name, "The timestamp that is so long after 1970.", example, result)
        .resolver(Signature.resolver((types, site) -> SqlType.TIMESTAMP, "(integral)"))
        .canFail()
        .bind(
            Lift.strict(
                (in, out) -> {
                  try {
                    out.putLong(Math.multiplyExact(in.getWhole(0), factor));
                  } catch (ArithmeticException e) {
                    throw DatetimeErrors.longOverflow();
                  }
                }))
        .define();
  }

  private static FunctionDefinition toEpoch(String name, long divisor, String result) {
    return DateFunctions.named(
            name,
            "The time since 1970 of a timestamp.",
            name + "(TIMESTAMP('1970-01-01 00:00:01Z'))",
            result)
        .on("(timestamp) -> bigint")
        .kernel(Kernel.infallible(Loops.longs(t -> Math.floorDiv(t, divisor))))
        .define();
  }

  private static Kernel timestampSeconds(BindContext context) {
    SqlType type = context.argument(0);
    RowFunction function;
    if (type.isIntegral()) {
      function =
          (in, out) -> {
            try {
              out.putLong(Math.multiplyExact(in.getWhole(0), MICROS));
            } catch (ArithmeticException e) {
              throw DatetimeErrors.longOverflow();
            }
          };
    } else if (type.kind() == TypeKind.DECIMAL) {
      function =
          (in, out) -> {
            try {
              out.putLong(in.getDecimal(0).movePointRight(6).longValueExact());
            } catch (ArithmeticException e) {
              throw DatetimeErrors.longOverflow();
            }
          };
    } else {
      function =
          (in, out) -> {
            double seconds = type.kind() == TypeKind.FLOAT ? in.getFloat(0) : in.getDouble(0);
            if (!Double.isNaN(seconds) && !Double.isInfinite(seconds)) {
              out.putLong((long) (seconds * MICROS));
            }
          };
    }
    return Lift.kernel(context, true, false, function);
  }
}
