package io.firesteel.planner.parse;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.planner.syntax.CalendarInterval;
import java.util.BitSet;
import java.util.Locale;
import java.util.Map;

/**
 * The value of an interval given as numbers with units, such as {@code 1 day -2.5 seconds}.
 *
 * <p>The units that occur decide about the type: years and months only, weeks down to microseconds
 * only, or a mixture, which no ANSI interval type holds.
 */
final class IntervalText {
  static final long MICROS_PER_SECOND = 1_000_000L;
  static final long MICROS_PER_MINUTE = 60 * MICROS_PER_SECOND;
  static final long MICROS_PER_HOUR = 60 * MICROS_PER_MINUTE;
  static final long MICROS_PER_DAY = 24 * MICROS_PER_HOUR;

  private enum Unit {
    YEAR,
    MONTH,
    WEEK,
    DAY,
    HOUR,
    MINUTE,
    SECOND,
    MILLISECOND,
    MICROSECOND
  }

  private static final Map<String, Unit> UNITS =
      Map.of(
          "year", Unit.YEAR,
          "month", Unit.MONTH,
          "week", Unit.WEEK,
          "day", Unit.DAY,
          "hour", Unit.HOUR,
          "minute", Unit.MINUTE,
          "second", Unit.SECOND,
          "millisecond", Unit.MILLISECOND,
          "microsecond", Unit.MICROSECOND);

  private final String text;
  private final String input;
  private final BitSet yearMonthFields = new BitSet();
  private final BitSet dayTimeFields = new BitSet();
  private int at;
  private int months;
  private int days;
  private long micros;

  private IntervalText(String text) {
    this.input = text;
    this.text = text.trim().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads a text, which may begin with the word interval.
   *
   * @throws SqlException INVALID_INTERVAL_FORMAT
   */
  static IntervalText parse(String text) {
    IntervalText interval = new IntervalText(text);
    try {
      interval.read();
    } catch (ArithmeticException e) {
      throw interval.bad("ARITHMETIC_EXCEPTION", "A number in it is too large.");
    }
    return interval;
  }

  /** The field number of an interval type that a unit's token is, or -1. */
  static int field(int tokenType) {
    switch (tokenType) {
      case SqlGrammar.YEAR:
      case SqlGrammar.DAY:
        return 0;
      case SqlGrammar.MONTH:
      case SqlGrammar.HOUR:
        return 1;
      case SqlGrammar.MINUTE:
        return 2;
      case SqlGrammar.SECOND:
        return 3;
      default:
        return -1;
    }
  }

  boolean isMixed() {
    return !yearMonthFields.isEmpty() && !dayTimeFields.isEmpty();
  }

  /** The ANSI interval type, from the largest to the smallest unit that occurs. */
  SqlType type() {
    return yearMonthFields.isEmpty()
        ? new SqlType.DayTimeIntervalType(dayTimeFields.nextSetBit(0), dayTimeFields.length() - 1)
        : new SqlType.YearMonthIntervalType(
            yearMonthFields.nextSetBit(0), yearMonthFields.length() - 1);
  }

  /** Integer months or Long microseconds, as {@link #type()} asks. */
  Object value() {
    if (!yearMonthFields.isEmpty()) {
      return months;
    }
    try {
      return Math.addExact(Math.multiplyExact((long) days, MICROS_PER_DAY), micros);
    } catch (ArithmeticException e) {
      throw bad("ARITHMETIC_EXCEPTION", "It is too long.");
    }
  }

  CalendarInterval calendar() {
    return new CalendarInterval(months, days, micros);
  }

  private void read() {
    if (text.startsWith("interval") && text.length() > 8 && isBlank(text.charAt(8))) {
      at = 8;
      skipBlanks();
    }
    if (at == text.length()) {
      throw bad("INPUT_IS_EMPTY", "It is empty.");
    }
    while (at < text.length()) {
      field();
      skipBlanks();
    }
  }

  private void field() {
    boolean negative = false;
    char c = text.charAt(at);
    if (c == '-' || c == '+') {
      negative = c == '-';
      at++;
      skipBlanks();
    }
    int start = at;
    long whole = 0;
    while (at < text.length() && isDigit(text.charAt(at))) {
      whole =
          Math.addExact(
              Math.multiplyExact(whole, 10),
              negative ? '0' - text.charAt(at) : text.charAt(at) - '0');
      at++;
    }
    boolean hasFraction = at < text.length() && text.charAt(at) == '.';
    long nanos = hasFraction ? fraction(start) : 0;
    if (at == start || (hasFraction && at == start + 1)) {
      throw bad("UNRECOGNIZED_NUMBER", "There is no number before " + word() + ".")
          .with("number", word());
    }
    if (at == text.length()) {
      throw bad("MISSING_UNIT", "There is no unit after a number.")
          .with("word", text.substring(start));
    }
    if (!isBlank(text.charAt(at))) {
      throw bad("INVALID_VALUE", "There is no number like " + word() + ".").with("value", word());
    }
    skipBlanks();
    add(unit(), whole, negative ? -nanos : nanos, hasFraction);
  }

  /** Reads a decimal point and up to nine digits; returns nanoseconds. */
  private long fraction(int start) {
    at++;
    long nanos = 0;
    int digits = 0;
    while (at < text.length() && isDigit(text.charAt(at))) {
      nanos = nanos * 10 + (text.charAt(at) - '0');
      digits++;
      at++;
      if (digits > 9) {
        while (at < text.length() && isDigit(text.charAt(at))) {
          at++;
        }
        String value = text.substring(start, at);
        throw bad("INVALID_PRECISION", "Nine digits after the point are the most: " + value + ".")
            .with("value", value);
      }
    }
    for (; digits < 9; digits++) {
      nanos *= 10;
    }
    return nanos;
  }

  private Unit unit() {
    String word = word();
    at += word.length();
    Unit unit = UNITS.get(word.endsWith("s") ? word.substring(0, word.length() - 1) : word);
    if (unit == null) {
      throw bad("INVALID_UNIT", "There is no unit " + word + ".").with("unit", word);
    }
    return unit;
  }

  private void add(Unit unit, long whole, long nanos, boolean fraction) {
    if (fraction && unit != Unit.SECOND) {
      String name = unit.name().toLowerCase(Locale.ROOT);
      throw bad("INVALID_FRACTION", "Only seconds may have a fraction, not " + name + "s.")
          .with("unit", name);
    }
    switch (unit) {
      case YEAR:
        yearMonthFields.set(0);
        months = Math.toIntExact(Math.addExact(months, Math.multiplyExact(whole, 12)));
        break;
      case MONTH:
        yearMonthFields.set(1);
        months = Math.toIntExact(Math.addExact(months, whole));
        break;
      case WEEK:
        dayTimeFields.set(0);
        days = Math.toIntExact(Math.addExact(days, Math.multiplyExact(whole, 7)));
        break;
      case DAY:
        dayTimeFields.set(0);
        days = Math.toIntExact(Math.addExact(days, whole));
        break;
      case HOUR:
        addMicros(1, whole, MICROS_PER_HOUR);
        break;
      case MINUTE:
        addMicros(2, whole, MICROS_PER_MINUTE);
        break;
      case SECOND:
        addMicros(3, whole, MICROS_PER_SECOND);
        micros = Math.addExact(micros, nanos / 1000);
        break;
      case MILLISECOND:
        addMicros(3, whole, 1000);
        break;
      case MICROSECOND:
        addMicros(3, whole, 1);
        break;
    }
  }

  private void addMicros(int field, long whole, long size) {
    dayTimeFields.set(field);
    micros = Math.addExact(micros, Math.multiplyExact(whole, size));
  }

  private String word() {
    int end = at;
    while (end < text.length() && !isBlank(text.charAt(end))) {
      end++;
    }
    return text.substring(at, end);
  }

  private void skipBlanks() {
    while (at < text.length() && isBlank(text.charAt(at))) {
      at++;
    }
  }

  private SqlException bad(String kind, String reason) {
    return SqlException.of(
            "INVALID_INTERVAL_FORMAT." + kind, "'" + input + "' is not an interval. " + reason)
        .with("input", input);
  }

  private static boolean isBlank(char c) {
    return c <= ' ';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
