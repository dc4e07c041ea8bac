package io.firesteel.engine.function.datetime;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeKind;
import io.firesteel.core.vector.ByteSlice;
import io.firesteel.core.vector.ConstantVector;
import io.firesteel.core.vector.Vectors;
import io.firesteel.engine.function.BindContext;
import io.firesteel.engine.function.CallSite;
import io.firesteel.engine.function.FunctionDefinition;
import io.firesteel.engine.function.Kernel;
import io.firesteel.engine.function.NullPolicy;
import io.firesteel.engine.function.Resolver;
import io.firesteel.engine.function.Signature;
import io.firesteel.engine.function.lift.Lift;
import io.firesteel.engine.function.lift.Loops;
import io.firesteel.engine.function.lift.RowFunction;
import io.firesteel.engine.time.CivilDate;
import io.firesteel.engine.time.ZoneOffsets;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Spans between datetimes, time zones, times of day, and the current time. */
public final class SpanFunctions {
  private static final long NANOS_PER_MICRO = 1000;

  private SpanFunctions() {}

  /** All of them. */
  public static List<FunctionDefinition> all() {
    List<FunctionDefinition> all = new ArrayList<>();
    all.add(
        DateFunctions.named(
                "timestampadd",
                "The timestamp some units later.",
                "timestampadd(HOUR, 8, TIMESTAMP_NTZ '2022-02-11 20:30:00')",
                "2022-02-12 04:30:00")
            .resolver(
                unitChecked(
                    Signature.resolver("(const string, bigint, anytimestamp) -> $3"),
                    "timestampadd"))
            .canFail()
            .bind(Lift.strict((BindContext context) -> add(context)))
            .define());
    all.add(
        DateFunctions.named(
                "timestampdiff",
                "The whole units from the first timestamp to the second.",
                "timestampdiff(HOUR, TIMESTAMP_NTZ '2022-02-11 20:30:00',"
                    + " TIMESTAMP_NTZ '2022-02-12 04:30:00')",
                "8")
            .resolver(
                unitChecked(
                    Signature.resolver("(const string, timestamp, timestamp) -> bigint"),
                    "timestampdiff"))
            .bind(Lift.strict((BindContext context) -> difference(context)))
            .define());
    all.addAll(zones());
    all.addAll(times());
    all.addAll(current());
    return all;
  }

  private static Resolver unitChecked(Resolver types, String name) {
    return site -> {
      if (!site.arguments().isEmpty() && site.arguments().get(0).value() != null) {
        unit(name, site.arguments().get(0).value().toString());
      }
      return types.resolve(site);
    };
  }

  private enum Unit {
    YEAR,
    QUARTER,
    MONTH,
    WEEK,
    DAY,
    HOUR,
    MINUTE,
    SECOND,
    MILLISECOND,
    MICROSECOND;

    boolean isMonths() {
      return compareTo(MONTH) <= 0;
    }

    long months() {
      return this == YEAR ? 12 : this == QUARTER ? 3 : 1;
    }

    long micros() {
      switch (this) {
        case WEEK:
          return 7 * CivilDate.MICROS_PER_DAY;
        case DAY:
          return CivilDate.MICROS_PER_DAY;
        case HOUR:
          return CivilDate.MICROS_PER_HOUR;
        case MINUTE:
          return CivilDate.MICROS_PER_MINUTE;
        case SECOND:
          return CivilDate.MICROS_PER_SECOND;
        case MILLISECOND:
          return 1000;
        default:
          return 1;
      }
    }
  }

  private static Unit unit(String function, String text) {
    String word = text.toUpperCase(Locale.ROOT);
    if (word.equals("DAYOFYEAR")) {
      return Unit.DAY;
    }
    try {
      return Unit.valueOf(word);
    } catch (IllegalArgumentException e) {
      throw DatetimeErrors.unit(function, text);
    }
  }

  private static RowFunction add(BindContext context) {
    Unit unit = unit("timestampadd", String.valueOf(context.constant(0)));
    boolean ntz = context.argument(2).kind() == TypeKind.TIMESTAMP_NTZ;
    ZoneOffsets.Cursor zone = ZoneOffsets.of(context.query().zone()).cursor();
    return (in, out) -> {
      long n = in.getLong(1);
      long instant = in.getLong(2);
      try {
        if (!unit.isMonths() && unit.compareTo(Unit.DAY) > 0) {
          out.putLong(Math.addExact(instant, Math.multiplyExact(n, unit.micros())));
          return;
        }
        long local = ntz ? instant : zone.toLocal(instant);
        long result;
        if (unit.isMonths()) {
          long day = Math.floorDiv(local, CivilDate.MICROS_PER_DAY);
          long moved = CivilDate.addMonths(day, Math.multiplyExact(n, unit.months()));
          result =
              Math.addExact(
                  Math.multiplyExact(moved, CivilDate.MICROS_PER_DAY),
                  Math.floorMod(local, CivilDate.MICROS_PER_DAY));
        } else {
          result = Math.addExact(local, Math.multiplyExact(n, unit.micros()));
        }
        out.putLong(ntz ? result : zone.toInstant(result));
      } catch (ArithmeticException e) {
        throw DatetimeErrors.overflow("add " + n + " " + unit);
      }
    };
  }

  private static RowFunction difference(BindContext context) {
    Unit unit = unit("timestampdiff", String.valueOf(context.constant(0)));
    ZoneOffsets.Cursor zone = ZoneOffsets.of(context.query().zone()).cursor();
    return (in, out) -> {
      long from = zone.toLocal(in.getLong(1));
      long to = zone.toLocal(in.getLong(2));
      out.putLong(unit.isMonths() ? months(from, to) / unit.months() : (to - from) / unit.micros());
    };
  }

  /** Whole months from one wall clock to another. */
  private static long months(long from, long to) {
    long a = CivilDate.fromDays(Math.floorDiv(from, CivilDate.MICROS_PER_DAY));
    long b = CivilDate.fromDays(Math.floorDiv(to, CivilDate.MICROS_PER_DAY));
    long months =
        (CivilDate.year(b) - CivilDate.year(a)) * 12 + CivilDate.month(b) - CivilDate.month(a);
    long restA =
        CivilDate.day(a) * CivilDate.MICROS_PER_DAY + Math.floorMod(from, CivilDate.MICROS_PER_DAY);
    long restB =
        CivilDate.day(b) * CivilDate.MICROS_PER_DAY + Math.floorMod(to, CivilDate.MICROS_PER_DAY);
    if (months > 0 && restB < restA) {
      return months - 1;
    }
    return months < 0 && restB > restA ? months + 1 : months;
  }

  private static List<FunctionDefinition> zones() {
    return List.of(
        shift("from_utc_timestamp", "UTC to a zone", true, "2016-08-31 09:00:00"),
        shift("to_utc_timestamp", "a zone to UTC", false, "2016-08-30 15:00:00"),
        DateFunctions.named(
                "convert_timezone",
                "The wall clock of one zone (by default the session's) as that of another.",
                "convert_timezone('Europe/Brussels', 'America/Los_Angeles',"
                    + " TIMESTAMP_NTZ '2021-12-06 00:00:00')",
                "2021-12-05 15:00:00")
            .on(
                "(string, timestamp_ntz) -> timestamp_ntz",
                "(string, string, timestamp_ntz) -> timestamp_ntz")
            .canFail()
            .bind(
                Lift.strict(
                    (BindContext context) -> {
                      ZoneId session = context.query().zone();
                      return (in, out) -> {
                        int last = in.count() - 1;
                        ZoneId source = last == 2 ? zone(in.getString(0)) : session;
                        ZoneId target = zone(in.getString(last - 1));
                        out.putLong(convert(in.getLong(last), source, target));
                      };
                    }))
            .define());
  }

  private static FunctionDefinition shift(
      String name, String what, boolean fromUtc, String result) {
    return DateFunctions.named(
            name,
            "Shifts a wall clock from " + what + ".",
            name + "('2016-08-31', 'Asia/Seoul')",
            result)
        .on("(timestamp, string) -> timestamp")
        .canFail()
        .bind(
            Lift.strict(
                (in, out) -> {
                  ZoneId zone = zone(in.getString(1));
                  ZoneId utc = ZoneOffset.UTC;
                  out.putLong(convert(in.getLong(0), fromUtc ? utc : zone, fromUtc ? zone : utc));
                }))
        .define();
  }

  private static ZoneId zone(String text) {
    return MakeFunctions.zone(text);
  }

  private static long convert(long wall, ZoneId source, ZoneId target) {
    return ZoneOffsets.of(target).cursor().toLocal(ZoneOffsets.of(source).cursor().toInstant(wall));
  }

  private static List<FunctionDefinition> times() {
    return List.of(
        DateFunctions.named(
                "time_trunc",
                "The time at the start of its hour, minute, second, millisecond or microsecond.",
                "time_trunc('HOUR', TIME '09:32:05.359')",
                "09:00:00")
            .on("(string, time) -> $2?")
            .canFail()
            .bind(
                Lift.strict(
                    (in, out) -> {
                      long unit = timeUnit("time_trunc", in.getString(0)) * NANOS_PER_MICRO;
                      out.putLong(in.getLong(1) / unit * unit);
                    }))
            .define(),
        DateFunctions.named(
                "time_diff",
                "The whole units from the first time to the second.",
                "time_diff('HOUR', TIME '20:30:29', TIME '21:30:28')",
                "0")
            .on("(string, time, time) -> bigint?")
            .canFail()
            .bind(
                Lift.strict(
                    (in, out) -> {
                      long unit = timeUnit("time_diff", in.getString(0));
                      long from = in.getLong(1) / NANOS_PER_MICRO;
                      long to = in.getLong(2) / NANOS_PER_MICRO;
                      out.putLong((to - from) / unit);
                    }))
            .define(),
        DateFunctions.named(
                "time_to_seconds",
                "The seconds since midnight.",
                "time_to_seconds(TIME '00:00:01.5')",
                "1.500000")
            .on("(time) -> decimal(14,6)?")
            .bind(
                Lift.strict(
                    (in, out) ->
                        out.putValue(BigDecimal.valueOf(in.getLong(0) / NANOS_PER_MICRO, 6))))
            .define(),
        DateFunctions.named(
                "time_to_millis",
                "The milliseconds since midnight.",
                "time_to_millis(TIME '00:00:01.5')",
                "1500")
            .on("(time) -> bigint?")
            .kernel(Kernel.infallible(Loops.longs(t -> t / 1_000_000)))
            .define(),
        DateFunctions.named(
                "time_to_micros",
                "The microseconds since midnight.",
                "time_to_micros(TIME '00:00:01.5')",
                "1500000")
            .on("(time) -> bigint?")
            .kernel(Kernel.infallible(Loops.longs(t -> t / 1000)))
            .define(),
        timeFrom("time_from_seconds", 9, "1.5"),
        timeFrom("time_from_millis", 6, "1500"),
        timeFrom("time_from_micros", 3, "1500000"));
  }

  private static long timeUnit(String function, String text) {
    switch (text.toUpperCase(Locale.ROOT)) {
      case "HOUR":
        return CivilDate.MICROS_PER_HOUR;
      case "MINUTE":
        return CivilDate.MICROS_PER_MINUTE;
      case "SECOND":
        return CivilDate.MICROS_PER_SECOND;
      case "MILLISECOND":
        return 1000;
      case "MICROSECOND":
        return 1;
      default:
        throw DatetimeErrors.timeUnit(function, text);
    }
  }

  private static FunctionDefinition timeFrom(String name, int digits, String argument) {
    return DateFunctions.named(
            name,
            "The time that is so long after midnight.",
            name + "(" + argument + ")",
            "00:00:01.5")
        .on(digits == 9 ? "(numeric) -> time(6)?" : "(integral) -> time(6)?")
        .canFail()
        .bind(
            Lift.strict(
                (in, out) -> {
                  BigDecimal value =
                      new BigDecimal(in.getValue(0).toString()).movePointRight(digits);
                  BigDecimal day = BigDecimal.valueOf(CivilDate.NANOS_PER_DAY);
                  if (value.signum() < 0 || value.compareTo(day) >= 0) {
                    throw DatetimeErrors.outOfBoundsAlways(
                        "Invalid value for "
                            + (digits == 9
                                ? "SecondOfDay"
                                : digits == 6 ? "MilliOfDay" : "MicroOfDay")
                            + " (valid values 0 - "
                            + (day.movePointLeft(digits).longValue() - 1)
                            + "): "
                            + in.getValue(0));
                  }
                  out.putLong(value.longValue() / 1000 * 1000);
                }))
        .define();
  }

  private static List<FunctionDefinition> current() {
    List<FunctionDefinition> all = new ArrayList<>();
    all.add(
        now(
            "current_timestamp",
            "The instant at which the query started.",
            SqlType.TIMESTAMP,
            q -> q.query().startMicros(),
            "now"));
    all.add(
        now(
            "localtimestamp",
            "The session's wall clock when the query started.",
            SqlType.TIMESTAMP_NTZ,
            SpanFunctions::local));
    all.add(
        now(
            "current_date",
            "The session's date when the query started.",
            SqlType.DATE,
            c -> (int) Math.floorDiv(local(c), CivilDate.MICROS_PER_DAY),
            "curdate"));
    all.add(
        DateFunctions.named(
                "current_time", "The session's time of day when the query started.", "", "")
            .resolver(Signature.resolver(SpanFunctions::currentTimeType, "(const int?) -> any!"))
            .bind(
                context -> {
                  int digits = ((SqlType.TimeType) context.type()).precision();
                  long unit = (long) Math.pow(10, 9 - digits);
                  long nanos = Math.floorMod(local(context), CivilDate.MICROS_PER_DAY) * 1000;
                  return constant(context.type(), nanos / unit * unit);
                })
            .define());
    all.add(
        DateFunctions.named("current_timezone", "The session's time zone.", "", "")
            .on("() -> string!")
            .bind(context -> constant(SqlType.STRING, ByteSlice.of(context.query().zone().getId())))
            .define());
    return all;
  }

  private static SqlType currentTimeType(List<SqlType> types, CallSite site) {
    Object digits = types.isEmpty() ? (Integer) 6 : site.arguments().get(0).value();
    int precision = digits == null ? 6 : ((Number) digits).intValue();
    if (precision < 0 || precision > 6) {
      throw SqlException.of(
              "UNSUPPORTED_TIME_PRECISION", "TIME has 0 to 6 digits, not " + precision + ".")
          .with("precision", Integer.toString(precision));
    }
    return new SqlType.TimeType(precision);
  }

  private static long local(BindContext context) {
    return ZoneOffsets.of(context.query().zone()).cursor().toLocal(context.query().startMicros());
  }

  private static FunctionDefinition now(
      String name,
      String usage,
      SqlType type,
      Function<BindContext, Object> value,
      String... aliases) {
    return DateFunctions.named(name, usage, "", "")
        .aliases(aliases)
        .resolver(Signature.resolver((types, site) -> type, "() -> any!"))
        .nulls(NullPolicy.CALLED)
        .bind(context -> constant(type, value.apply(context)))
        .define();
  }

  private static Kernel constant(SqlType type, Object value) {
    ConstantVector one = Vectors.constant(type, value, 1);
    return (arguments, rows) -> one.withLength(rows);
  }
}
