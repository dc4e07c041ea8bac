package io.firesteel.engine.function.cast;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Numbers and booleans from bytes, by Spark's rules. The last answer is kept in the fields. */
final class NumberParser {
  private static final double[] POWERS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };

  long longValue;
  double doubleValue;

  /** Unscaled digits and scale of the last short decimal. */
  int scale;

  NumberParser() {}

  static boolean isBlank(byte b) {
    return b >= 0 && b <= ' ' || b == 0x7F;
  }

  /** The first byte that is neither blank nor a control character. */
  static int trimStart(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to && isBlank(bytes[i])) {
      i++;
    }
    return i;
  }

  static int trimEnd(byte[] bytes, int from, int to) {
    int i = to;
    while (i > from && isBlank(bytes[i - 1])) {
      i--;
    }
    return i;
  }

  /**
   * A whole number into {@link #longValue}; false if it is none or outside of the range.
   *
   * @param fraction whether digits after a point are allowed and dropped (legacy mode)
   */
  boolean parseLong(byte[] bytes, int from, int to, boolean fraction, long min, long max) {
    int i = trimStart(bytes, from, to);
    int end = trimEnd(bytes, i, to);
    if (i == end) {
      return false;
    }
    boolean negative = bytes[i] == '-';
    if (negative || bytes[i] == '+') {
      i++;
      if (i == end) {
        return false;
      }
    }
    // Gathered as a negative number, whose range is the larger one.
    long value = 0;
    while (i < end && bytes[i] != '.') {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9 || value < Long.MIN_VALUE / 10) {
        return false;
      }
      value = value * 10 - digit;
      if (value > 0) {
        return false;
      }
      i++;
    }
    if (i < end) {
      if (!fraction) {
        return false;
      }
      for (i++; i < end; i++) {
        if (bytes[i] < '0' || bytes[i] > '9') {
          return false;
        }
      }
    }
    if (!negative && value == Long.MIN_VALUE) {
      return false;
    }
    longValue = negative ? value : -value;
    return longValue >= min && longValue <= max;
  }

  /** Digits with at most one point, 18 digits or fewer, into {@link #longValue} and scale. */
  private boolean parseShortDecimal(byte[] bytes, int from, int to) {
    int i = from;
    if (i == to || to - i > 20) {
      return false;
    }
    boolean negative = bytes[i] == '-';
    if (negative || bytes[i] == '+') {
      i++;
    }
    long value = 0;
    int digits = 0;
    int point = -1;
    for (; i < to; i++) {
      int digit = bytes[i] - '0';
      if (digit >= 0 && digit <= 9) {
        value = value * 10 + digit;
        digits++;
      } else if (bytes[i] == '.' && point < 0) {
        point = digits;
      } else {
        return false;
      }
    }
    longValue = negative ? -value : value;
    scale = point < 0 ? 0 : digits - point;
    return digits > 0 && digits <= 18;
  }

  /** A double into {@link #doubleValue}; false if it is none. */
  boolean parseDouble(byte[] bytes, int from, int to) {
    int i = trimStart(bytes, from, to);
    int end = trimEnd(bytes, i, to);
    if (parseShortDecimal(bytes, i, end)
        && Math.abs(longValue) < 1L << 53
        && (longValue != 0 || bytes[i] != '-')) {
      // Both are exact as doubles, and so the quotient is rounded once.
      doubleValue = scale == 0 ? longValue : longValue / POWERS[scale];
      return true;
    }
    String text = text(bytes, i, end);
    try {
      doubleValue = Double.parseDouble(text);
      return true;
    } catch (NumberFormatException e) {
      return parseSpecial(text);
    }
  }

  /** A float into {@link #doubleValue}; false if it is none. */
  boolean parseFloat(byte[] bytes, int from, int to) {
    int i = trimStart(bytes, from, to);
    int end = trimEnd(bytes, i, to);
    String text = text(bytes, i, end);
    try {
      doubleValue = Float.parseFloat(text);
      return true;
    } catch (NumberFormatException e) {
      return parseSpecial(text);
    }
  }

  private boolean parseSpecial(String text) {
    switch (text.toLowerCase(Locale.ROOT)) {
      case "inf":
      case "+inf":
      case "infinity":
      case "+infinity":
        doubleValue = Double.POSITIVE_INFINITY;
        return true;
      case "-inf":
      case "-infinity":
        doubleValue = Double.NEGATIVE_INFINITY;
        return true;
      case "nan":
        doubleValue = Double.NaN;
        return true;
      default:
        return false;
    }
  }

  /**
   * A decimal of any size, or null if it is none. If the digits are few it is not made, but left in
   * {@link #longValue} and {@link #scale}, and {@link #SHORT} comes back.
   */
  BigDecimal parseDecimal(byte[] bytes, int from, int to) {
    int i = trimStart(bytes, from, to);
    int end = trimEnd(bytes, i, to);
    if (parseShortDecimal(bytes, i, end)) {
      return SHORT;
    }
    try {
      return new BigDecimal(text(bytes, i, end));
    } catch (NumberFormatException e) {
      return null;
    }
  }

  static final BigDecimal SHORT = new BigDecimal(0);

  static String text(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }

  /** 1 for true, 0 for false, -1 for neither. */
  static int parseBoolean(byte[] bytes, int from, int to) {
    int i = trimStart(bytes, from, to);
    int end = trimEnd(bytes, i, to);
    if (end - i > 5) {
      return -1;
    }
    switch (text(bytes, i, end).toLowerCase(Locale.ROOT)) {
      case "t":
      case "true":
      case "y":
      case "yes":
      case "1":
        return 1;
      case "f":
      case "false":
      case "n":
      case "no":
      case "0":
        return 0;
      default:
        return -1;
    }
  }
}
