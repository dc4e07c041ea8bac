package io.firesteel.planner.parse;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.planner.syntax.CalendarInterval;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The value of an interval in the form {@code 'd h:m:s.n' DAY TO SECOND} and its parts. */
record IntervalRange(SqlType type, int months, long micros) {
  private static final String SECONDS = "(\\d{1,2})(?:\\.(\\d{1,9}))?";

  /** A form: its shape for messages, its pattern, its first unit (0 is days). */
  private record Form(String shape, Pattern pattern, int first, int last) {
    static Form of(String shape, String pattern, int first, int last) {
      return new Form(shape, Pattern.compile("([+-])?" + pattern), first, last);
    }
  }

  private static final Pattern YEAR_MONTH = Pattern.compile("([+-])?(\\d{1,9})-(\\d{1,9})");
  private static final Map<String, Form> FORMS =
      Map.of(
          "day to hour", Form.of("d h", "(\\d{1,9}) +(\\d{1,2})", 0, 1),
          "day to minute", Form.of("d h:m", "(\\d{1,9}) +(\\d{1,2}):(\\d{1,2})", 0, 2),
          "day to second",
              Form.of("d h:m:s.n", "(\\d{1,9}) +(\\d{1,2}):(\\d{1,2}):" + SECONDS, 0, 3),
          "hour to minute", Form.of("h:m", "(\\d{1,10}):(\\d{1,2})", 1, 2),
          "hour to second", Form.of("h:m:s.n", "(\\d{1,10}):(\\d{1,2}):" + SECONDS, 1, 3),
          "minute to second", Form.of("m:s.n", "(\\d{1,12}):" + SECONDS, 2, 3));
  private static final String[] UNITS = {"day", "hour", "minute", "second"};
  private static final long[] SIZES = {
    IntervalText.MICROS_PER_DAY,
    IntervalText.MICROS_PER_HOUR,
    IntervalText.MICROS_PER_MINUTE,
    IntervalText.MICROS_PER_SECOND
  };
  private static final int[] LIMITS = {Integer.MAX_VALUE, 23, 59, 59};

  /**
   * @param negative whether a minus stands before the text
   * @throws SqlException INVALID_INTERVAL_FORMAT
   */
  static IntervalRange parse(boolean negative, String text, String from, String to) {
    String units = from + " to " + to;
    if (units.equals("year to month")) {
      return yearMonth(negative, text);
    }
    Form form = FORMS.get(units);
    if (form == null) {
      throw bad(
              "UNSUPPORTED_FROM_TO_EXPRESSION",
              text,
              "An interval cannot go from " + from + " to " + to + ".")
          .with("from", from)
          .with("to", to);
    }
    return dayTime(form, negative, text, units);
  }

  CalendarInterval calendar() {
    long days = micros / IntervalText.MICROS_PER_DAY;
    return new CalendarInterval(months, (int) days, micros % IntervalText.MICROS_PER_DAY);
  }

  private static IntervalRange yearMonth(boolean negative, String text) {
    Matcher m = YEAR_MONTH.matcher(text.trim());
    if (!m.matches()) {
      throw mismatch("UNMATCHED_FORMAT_STRING", text, "year-month", "y-m", "year to month");
    }
    long months = Long.parseLong(m.group(3));
    long total = Long.parseLong(m.group(2)) * 12 + months;
    total = negative != "-".equals(m.group(1)) ? -total : total;
    if (months > 11 || total != (int) total) {
      throw bad(
              "INTERVAL_PARSING",
              text,
              "Months are 0 to 11, and an interval has fewer than 2^31 of them.")
          .with("interval", "year-month");
    }
    return new IntervalRange(SqlType.YEAR_MONTH, (int) total, 0);
  }

  private static IntervalRange dayTime(Form form, boolean negative, String text, String units) {
    Matcher m = form.pattern.matcher(text.trim());
    if (!m.matches()) {
      throw mismatch("UNMATCHED_FORMAT_STRING_WITH_NOTICE", text, "day-time", form.shape, units);
    }
    boolean minus = negative != "-".equals(m.group(1));
    long micros = 0;
    try {
      for (int unit = form.first; unit <= form.last; unit++) {
        long value = Long.parseLong(m.group(2 + unit - form.first));
        if (unit > form.first && value > LIMITS[unit]) {
          throw bad("DAY_TIME_PARSING", text, "There is no " + UNITS[unit] + " " + value + ".")
              .with("msg", UNITS[unit] + " " + value + " is not in [0, " + LIMITS[unit] + "]");
        }
        micros = plus(micros, Math.multiplyExact(value, SIZES[unit]), minus);
      }
      if (form.last == 3) {
        String fraction = m.group(m.groupCount());
        if (fraction != null) {
          micros = plus(micros, Long.parseLong((fraction + "00000").substring(0, 6)), minus);
        }
      }
    } catch (ArithmeticException e) {
      throw bad("ARITHMETIC_EXCEPTION", text, "It is too long.");
    }
    return new IntervalRange(new SqlType.DayTimeIntervalType(form.first, form.last), 0, micros);
  }

  private static long plus(long sum, long value, boolean minus) {
    return minus ? Math.subtractExact(sum, value) : Math.addExact(sum, value);
  }

  private static SqlException mismatch(
      String kind, String text, String family, String shape, String units) {
    String format =
        "`[+|-]"
            + shape
            + "`, `INTERVAL [+|-]'[+|-]"
            + shape
            + "' "
            + units.toUpperCase(Locale.ROOT)
            + "`";
    return bad(kind, text, "The form is " + format + ".")
        .with("intervalStr", family)
        .with("supportedFormat", format)
        .with("typeName", "interval " + units);
  }

  private static SqlException bad(String kind, String text, String reason) {
    return SqlException.of(
            "INVALID_INTERVAL_FORMAT." + kind, "'" + text + "' is not such an interval. " + reason)
        .with("input", text);
  }
}
