package io.firesteel.engine.function.cast;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.SqlType.DayTimeIntervalType;
import io.firesteel.core.type.SqlType.YearMonthIntervalType;
import io.firesteel.engine.time.CivilDate;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Intervals from text: the bare value or a whole literal, for one type. Any thread. */
final class IntervalParser {
  private static final String[] LETTERS = {"d", "h", "m", "s"};
  private static final long[] MICROS = {
    CivilDate.MICROS_PER_DAY,
    CivilDate.MICROS_PER_HOUR,
    CivilDate.MICROS_PER_MINUTE,
    CivilDate.MICROS_PER_SECOND
  };

  private final SqlType type;
  private final int start;
  private final int end;
  private final boolean months;
  private final Pattern pattern;
  private final String format;

  private IntervalParser(SqlType type, int start, int end, boolean months) {
    this.type = type;
    this.start = start;
    this.end = end;
    this.months = months;
    StringBuilder body = new StringBuilder();
    StringBuilder shown = new StringBuilder();
    for (int unit = start; unit <= end; unit++) {
      String separator = unit == start ? "" : months ? "-" : unit == 1 ? " " : ":";
      String letter = months ? (unit == 0 ? "y" : "m") : LETTERS[unit];
      String digits = unit == start ? "(\\d{1,13})" : months ? "(\\d{1,9})" : "(\\d{1,2})";
      body.append(separator).append(digits);
      shown.append(separator).append(letter);
      if (!months && unit == DayTimeIntervalType.SECOND) {
        body.append("(\\.\\d{1,9})?");
        shown.append(".n");
      }
    }
    String units = type.sqlName().substring("INTERVAL ".length());
    pattern =
        Pattern.compile(
            "(?i)([+-])?"
                + body
                + "|INTERVAL\\s+([+-])?\\s*'([+-])?"
                + body
                + "'\\s+"
                + units.replace(" ", "\\s+"));
    format = "`[+|-]" + shown + "`, `INTERVAL [+|-]'[+|-]" + shown + "' " + units + "`";
  }

  static IntervalParser of(SqlType type) {
    if (type instanceof YearMonthIntervalType y) {
      return new IntervalParser(type, y.start(), y.end(), true);
    }
    DayTimeIntervalType d = (DayTimeIntervalType) type;
    return new IntervalParser(type, d.start(), d.end(), false);
  }

  /**
   * Months or microseconds.
   *
   * @throws SqlException INVALID_INTERVAL_FORMAT.*
   */
  long parse(String text) {
    Matcher m = pattern.matcher(text.trim());
    if (!m.matches()) {
      throw unmatched(text);
    }
    int groups = end - start + 1 + (hasFraction() ? 1 : 0);
    boolean negative;
    int first;
    if (m.group(2) != null) {
      negative = "-".equals(m.group(1));
      first = 2;
    } else {
      negative = "-".equals(m.group(groups + 2)) != "-".equals(m.group(groups + 3));
      first = groups + 4;
    }
    try {
      return months ? months(m, first, negative) : micros(m, first, negative);
    } catch (ArithmeticException | NumberFormatException e) {
      throw SqlException.of(
              "INVALID_INTERVAL_FORMAT.INTERVAL_PARSING",
              "The interval " + text + " has a part out of range.")
          .with("input", text)
          .with("interval", months ? "year-month" : "day-time");
    }
  }

  private boolean hasFraction() {
    return !months && end == DayTimeIntervalType.SECOND;
  }

  private long months(Matcher m, int first, boolean negative) {
    long total = 0;
    for (int unit = start; unit <= end; unit++) {
      long n = Long.parseLong(m.group(first + unit - start));
      if (unit > start && n > 11) {
        throw new ArithmeticException("month");
      }
      total = Math.addExact(total, unit == 0 ? Math.multiplyExact(n, 12L) : n);
    }
    return Math.toIntExact(negative ? -total : total);
  }

  private long micros(Matcher m, int first, boolean negative) {
    long total = 0;
    for (int unit = start; unit <= end; unit++) {
      long n = Long.parseLong(m.group(first + unit - start));
      if (unit > start && n > (unit == 1 ? 23 : 59)) {
        throw new ArithmeticException(LETTERS[unit]);
      }
      long part = Math.multiplyExact(n, MICROS[unit]);
      total = negative ? Math.subtractExact(total, part) : Math.addExact(total, part);
    }
    String fraction = hasFraction() ? m.group(first + end - start + 1) : null;
    if (fraction != null) {
      String padded = (fraction.substring(1) + "000000").substring(0, 6);
      long part = Long.parseLong(padded);
      total = negative ? Math.subtractExact(total, part) : Math.addExact(total, part);
    }
    return total;
  }

  private SqlException unmatched(String text) {
    String condition =
        "INVALID_INTERVAL_FORMAT."
            + (months ? "UNMATCHED_FORMAT_STRING" : "UNMATCHED_FORMAT_STRING_WITH_NOTICE");
    return SqlException.of(
            condition, "The text " + text + " has not the form " + format + " of an interval.")
        .with("typeName", type.simpleName())
        .with("supportedFormat", format)
        .with("intervalStr", months ? "year-month" : "day-time")
        .with("input", text);
  }

  /**
   * A legacy interval such as {@code 1 year -2 days 1.5 seconds}: months, days, microseconds; null
   * if the text is none.
   */
  static List<Object> parseCalendar(String text) {
    String rest = text.trim().toLowerCase(Locale.ROOT);
    if (rest.startsWith("interval")
        && rest.length() > 8
        && Character.isWhitespace(rest.charAt(8))) {
      rest = rest.substring(8).trim();
    }
    Matcher m = CALENDAR_PART.matcher(rest);
    long months = 0;
    long days = 0;
    long micros = 0;
    int at = 0;
    List<String> seen = new ArrayList<>();
    try {
      while (at < rest.length()) {
        if (!m.find(at) || m.start() != at) {
          return null;
        }
        String unit = m.group(4);
        boolean fraction = m.group(3) != null;
        if (fraction && !unit.startsWith("second")) {
          return null;
        }
        BigDecimal amount = new BigDecimal(m.group(2) + (fraction ? m.group(3) : ""));
        if ("-".equals(m.group(1))) {
          amount = amount.negate();
        }
        long n = amount.longValue();
        switch (unit.endsWith("s") ? unit.substring(0, unit.length() - 1) : unit) {
          case "year":
            months = Math.addExact(months, Math.multiplyExact(n, 12L));
            break;
          case "month":
            months = Math.addExact(months, n);
            break;
          case "week":
            days = Math.addExact(days, Math.multiplyExact(n, 7L));
            break;
          case "day":
            days = Math.addExact(days, n);
            break;
          case "hour":
            micros = Math.addExact(micros, Math.multiplyExact(n, CivilDate.MICROS_PER_HOUR));
            break;
          case "minute":
            micros = Math.addExact(micros, Math.multiplyExact(n, CivilDate.MICROS_PER_MINUTE));
            break;
          case "second":
            micros = Math.addExact(micros, amount.movePointRight(6).longValue());
            break;
          case "millisecond":
            micros = Math.addExact(micros, Math.multiplyExact(n, 1000L));
            break;
          case "microsecond":
            micros = Math.addExact(micros, n);
            break;
          default:
            return null;
        }
        seen.add(unit);
        at = m.end();
      }
      return seen.isEmpty()
          ? null
          : List.of(Math.toIntExact(months), Math.toIntExact(days), micros);
    } catch (ArithmeticException e) {
      return null;
    }
  }

  private static final Pattern CALENDAR_PART =
      Pattern.compile("([+-])?\\s*(\\d{1,18})(\\.\\d{0,9})?\\s+([a-z]+)(?:\\s+|$)");
}
