package io.firesteel.engine.function.datetime;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.vector.ByteSlice;
import io.firesteel.engine.function.BindContext;
import io.firesteel.engine.function.FunctionDefinition;
import io.firesteel.engine.function.Kernel;
import io.firesteel.engine.function.ScalarFunction;
import io.firesteel.engine.function.lift.Lift;
import io.firesteel.engine.function.lift.Loops;
import io.firesteel.engine.function.lift.RowFunction;
import io.firesteel.engine.time.CivilDate;
import io.firesteel.engine.time.ZoneOffsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntBinaryOperator;

/** Calculating with dates: fields, differences, truncation. */
public final class DateFunctions {
  static final String GROUP = "datetime_funcs";
  private static final List<String> DAYS = List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");
  private static final List<String> MONTHS =
      List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

  private DateFunctions() {}

  /** All of them. */
  public static List<FunctionDefinition> all() {
    List<FunctionDefinition> all = new ArrayList<>();
    all.add(field("year", DatePart.YEAR, "The year.", "2016"));
    all.add(field("quarter", DatePart.QUARTER, "The quarter, 1 to 4.", "3"));
    all.add(field("month", DatePart.MONTH, "The month, 1 to 12.", "7"));
    all.add(field("day", DatePart.DAY, "The day of the month.", "30", "dayofmonth"));
    all.add(field("dayofyear", DatePart.DOY, "The day of the year.", "212"));
    all.add(field("dayofweek", DatePart.DAYOFWEEK, "The day of the week, Sunday is 1.", "7"));
    all.add(field("weekday", DatePart.WEEKDAY, "The day of the week, Monday is 0.", "5"));
    all.add(field("weekofyear", DatePart.WEEK, "The ISO week.", "30"));
    all.add(name("dayname", DatePart.WEEKDAY, DAYS, 0, "Sat"));
    all.add(name("monthname", DatePart.MONTH, MONTHS, 1, "Jul"));
    all.add(plus("date_add", "after", (d, n) -> d + n, "2016-07-31", "dateadd"));
    all.add(plus("date_sub", "before", (d, n) -> d - n, "2016-07-29"));
    all.addAll(others());
    return all;
  }

  static ScalarFunction.Builder named(String name, String usage, String example, String result) {
    return ScalarFunction.named(name).doc(GROUP, usage, example, result);
  }

  private static FunctionDefinition field(
      String name, DatePart part, String usage, String result, String... aliases) {
    return named(name, usage, name + "('2016-07-30')", result)
        .aliases(aliases)
        .on("(date) -> int")
        .kernel(Kernel.infallible(Loops.ints(part.ofDays())))
        .define();
  }

  private static FunctionDefinition name(
      String name, DatePart part, List<String> words, int base, String result) {
    return named(name, "The name in three letters.", name + "('2016-07-30')", result)
        .on("(date) -> string")
        .bind(Lift.strict((in, out) -> out.putString(words.get(part.of(in.getInt(0)) - base))))
        .define();
  }

  private static FunctionDefinition plus(
      String name, String side, IntBinaryOperator operation, String result, String... aliases) {
    return named(
            name, "The date some days " + side + " a date.", name + "('2016-07-30', 1)", result)
        .aliases(aliases)
        .resolver(new DayCountResolver())
        .kernel(Kernel.infallible(Loops.ints(operation)))
        .define();
  }

  private static List<FunctionDefinition> others() {
    return List.of(
        named(
                "date_diff",
                "The number of days from the second date to the first.",
                "datediff('2009-07-31', '2009-07-30')",
                "1")
            .aliases("datediff")
            .on("(date, date) -> int")
            .kernel(Kernel.infallible(Loops.ints((a, b) -> a - b)))
            .define(),
        named(
                "add_months",
                "The same day some months later, or the last of that month.",
                "add_months('2016-08-31', 1)",
                "2016-09-30")
            .on("(date, int|yearmonth) -> date")
            .kernel(
                Kernel.infallible(Loops.ints((d, months) -> (int) CivilDate.addMonths(d, months))))
            .define(),
        named("last_day", "The last day of the month.", "last_day('2009-01-12')", "2009-01-31")
            .on("(date) -> date")
            .kernel(Kernel.infallible(Loops.ints(DateFunctions::lastDay)))
            .define(),
        named(
                "next_day",
                "The first day after a date that is the named day of the week.",
                "next_day('2015-01-14', 'TU')",
                "2015-01-20")
            .on("(date, string) -> date")
            .canFail()
            .makesNull()
            .bind(Lift.strict((BindContext context) -> nextDay(context.ansi())))
            .define(),
        named(
                "trunc",
                "The first day of the year, quarter, month or week that a date is in.",
                "trunc('2009-02-12', 'MM')",
                "2009-02-01")
            .on("(date, string) -> date?")
            .makesNull()
            .bind(
                Lift.strict(
                    (in, out) -> {
                      Unit unit = Unit.named(in.getString(1));
                      if (unit != null && unit.compareTo(Unit.WEEK) <= 0) {
                        out.putInt((int) unit.truncate(in.getInt(0)));
                      }
                    }))
            .define(),
        named(
                "date_trunc",
                "The timestamp at the start of the year, ..., microsecond that a timestamp is in.",
                "date_trunc('YEAR', '2015-03-05T09:32:05.359')",
                "2015-01-01 00:00:00")
            .on("(string, timestamp) -> timestamp?")
            .makesNull()
            .bind(Lift.strict(DateFunctions::dateTrunc))
            .define(),
        named(
                "months_between",
                "The months between two timestamps, with a fraction that takes months to have 31"
                    + " days, rounded to 8 digits unless told not to.",
                "months_between('1997-02-28 10:30:00', '1996-10-30')",
                "3.94959677")
            .on("(timestamp, timestamp, boolean = true) -> double")
            .bind(
                Lift.strict(
                    context -> {
                      ZoneOffsets.Cursor zone = ZoneOffsets.of(context.query().zone()).cursor();
                      return (in, out) ->
                          out.putDouble(
                              monthsBetween(
                                  zone.toLocal(in.getLong(0)),
                                  zone.toLocal(in.getLong(1)),
                                  in.getBoolean(2)));
                    }))
            .define());
  }

  private static int lastDay(int days) {
    long civil = CivilDate.fromDays(days);
    int length = CivilDate.daysInMonth(CivilDate.year(civil), CivilDate.month(civil));
    return days + length - CivilDate.day(civil);
  }

  private static RowFunction nextDay(boolean ansi) {
    return (in, out) -> {
      String word = in.getString(1).trim().toUpperCase(Locale.ROOT);
      int wanted = dayOfWeek(word);
      if (wanted < 0) {
        if (ansi) {
          throw SqlException.of("ILLEGAL_DAY_OF_WEEK", in.getString(1) + " is no day of the week.")
              .with("string", in.getString(1));
        }
        return;
      }
      int day = in.getInt(0);
      int current = Math.floorMod(day + 3, 7);
      out.putInt(day + Math.floorMod(wanted - current - 1, 7) + 1);
    };
  }

  private static int dayOfWeek(String word) {
    String[] names = {"MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"};
    for (int i = 0; i < names.length; i++) {
      boolean shortened = (word.length() == 2 || word.length() == 3) && names[i].startsWith(word);
      if (shortened || names[i].equals(word)) {
        return i;
      }
    }
    return -1;
  }

  /** Units of truncation. */
  enum Unit {
    YEAR("YEAR YYYY YY"),
    QUARTER("QUARTER"),
    MONTH("MONTH MM MON"),
    WEEK("WEEK"),
    DAY("DAY DD"),
    HOUR("HOUR"),
    MINUTE("MINUTE"),
    SECOND("SECOND"),
    MILLISECOND("MILLISECOND"),
    MICROSECOND("MICROSECOND");

    private final List<String> names;

    Unit(String names) {
      this.names = List.of(names.split(" "));
    }

    static Unit named(String text) {
      String word = text.toUpperCase(Locale.ROOT);
      for (Unit unit : values()) {
        if (unit.names.contains(word)) {
          return unit;
        }
      }
      return null;
    }

    /** The first day of the year to week of a date. */
    long truncate(long days) {
      long civil = CivilDate.fromDays(days);
      switch (this) {
        case YEAR:
          return CivilDate.toDays(CivilDate.year(civil), 1, 1);
        case QUARTER:
          return CivilDate.toDays(
              CivilDate.year(civil), (CivilDate.month(civil) - 1) / 3 * 3 + 1, 1);
        case MONTH:
          return days - CivilDate.day(civil) + 1;
        case WEEK:
          return days - Math.floorMod(days + 3, 7L);
        default:
          return days;
      }
    }

    /** Microseconds of a unit shorter than a day. */
    long micros() {
      switch (this) {
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

  private static RowFunction dateTrunc(BindContext context) {
    ZoneOffsets.Cursor zone = ZoneOffsets.of(context.query().zone()).cursor();
    boolean constant = context.isConstant(0) && context.constant(0) != null;
    Unit fixed = constant ? Unit.named(((ByteSlice) context.constant(0)).toString()) : null;
    return (in, out) -> {
      Unit unit = constant ? fixed : Unit.named(in.getString(0));
      if (unit != null) {
        out.putLong(truncate(unit, in.getLong(1), zone));
      }
    };
  }

  static long truncate(Unit unit, long instant, ZoneOffsets.Cursor zone) {
    if (unit.compareTo(Unit.MINUTE) > 0) {
      return instant - Math.floorMod(instant, unit.micros());
    }
    long local = zone.toLocal(instant);
    if (unit == Unit.HOUR || unit == Unit.MINUTE) {
      // Taken off the instant, so that the hour that a zone repeats stays the one it was.
      return instant - Math.floorMod(local, unit.micros());
    }
    long days = unit.truncate(Math.floorDiv(local, CivilDate.MICROS_PER_DAY));
    return zone.toInstant(days * CivilDate.MICROS_PER_DAY);
  }

  private static double monthsBetween(long a, long b, boolean round) {
    long day1 = Math.floorDiv(a, CivilDate.MICROS_PER_DAY);
    long day2 = Math.floorDiv(b, CivilDate.MICROS_PER_DAY);
    long c1 = CivilDate.fromDays(day1);
    long c2 = CivilDate.fromDays(day2);
    long months =
        (CivilDate.year(c1) - CivilDate.year(c2)) * 12 + CivilDate.month(c1) - CivilDate.month(c2);
    boolean bothLast = lastDay((int) day1) == day1 && lastDay((int) day2) == day2;
    if (CivilDate.day(c1) == CivilDate.day(c2) || bothLast) {
      return months;
    }
    long micros =
        (CivilDate.day(c1) - CivilDate.day(c2)) * CivilDate.MICROS_PER_DAY
            + Math.floorMod(a, CivilDate.MICROS_PER_DAY)
            - Math.floorMod(b, CivilDate.MICROS_PER_DAY);
    double seconds = (double) Math.floorDiv(micros, CivilDate.MICROS_PER_SECOND);
    double difference = months + seconds / (31 * 86_400.0);
    return round ? Math.round(difference * 1e8) / 1e8 : difference;
  }
}
