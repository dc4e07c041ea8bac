package io.firesteel.engine.function.math;

import io.firesteel.engine.function.operator.ArithmeticErrors;
import java.math.BigInteger;
import java.util.Locale;

/** Numbers as digits of any base up to 36; unsigned 64 bits between. */
final class BaseConversion {
  private static final BigInteger LIMIT = BigInteger.TWO.pow(64);

  private BaseConversion() {}

  /**
   * Reads as many digits of the first base as there are, and writes them in the second; a negative
   * second base keeps the sign. Null for no text or a bad base.
   */
  static String convert(String text, int from, int to, boolean checked) {
    int base = Math.abs(to);
    if (text.isEmpty() || from < 2 || from > 36 || base < 2 || base > 36) {
      return null;
    }
    boolean negative = text.charAt(0) == '-';
    BigInteger value = BigInteger.ZERO;
    BigInteger radix = BigInteger.valueOf(from);
    for (int i = negative ? 1 : 0; i < text.length(); i++) {
      int digit = Character.digit(text.charAt(i), from);
      if (digit < 0) {
        break;
      }
      value = value.multiply(radix).add(BigInteger.valueOf(digit));
      if (value.compareTo(LIMIT) >= 0) {
        if (checked) {
          throw ArithmeticErrors.overflow("Overflow in function conv()", null);
        }
        value = LIMIT.subtract(BigInteger.ONE);
        break;
      }
    }
    long bits = value.longValue();
    boolean minus = negative;
    if (negative && to > 0) {
      bits = bits < 0 ? -1 : -bits;
    } else if (to < 0 && bits < 0) {
      bits = -bits;
      minus = true;
    }
    String digits = Long.toUnsignedString(bits, base).toUpperCase(Locale.ROOT);
    return minus && to < 0 ? "-" + digits : digits;
  }
}
