package io.firesteel.engine.function.operator;

import io.firesteel.core.vector.Int128;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * A mutable 128-bit two's complement integer for loops over decimals: one object a kernel, no
 * allocation a row. Operations say whether the exact result fits; {@link BigInteger} is the way
 * where it might not.
 */
public final class WideInteger {
  private static final long[] POWERS = new long[19];
  private static final long[] HIGH_POWERS = new long[39];
  private static final long[] LOW_POWERS = new long[39];
  private static final BigInteger[] BIG_POWERS = new BigInteger[78];

  static {
    for (int i = 0; i < BIG_POWERS.length; i++) {
      BIG_POWERS[i] = BigInteger.TEN.pow(i);
      if (i < 19) {
        POWERS[i] = BIG_POWERS[i].longValueExact();
      }
      if (i < 39) {
        HIGH_POWERS[i] = Int128.high(BIG_POWERS[i]);
        LOW_POWERS[i] = Int128.low(BIG_POWERS[i]);
      }
    }
  }

  private long high;
  private long low;

  public long high() {
    return high;
  }

  public long low() {
    return low;
  }

  /** 10 to a power of at most 18. */
  public static long power(int exponent) {
    return POWERS[exponent];
  }

  /** 10 to a power of at most 77. */
  public static BigInteger bigPower(int exponent) {
    return BIG_POWERS[exponent];
  }

  public WideInteger set(long newHigh, long newLow) {
    high = newHigh;
    low = newLow;
    return this;
  }

  public WideInteger set(long value) {
    return set(value >> 63, value);
  }

  /** False, and the value is undefined, if it needs more than 128 bits. */
  public boolean set(BigInteger value) {
    set(Int128.high(value), Int128.low(value));
    return value.bitLength() < 128;
  }

  public BigInteger toBigInteger() {
    return Int128.toBigInteger(high, low);
  }

  public boolean fitsLong() {
    return high == low >> 63;
  }

  public boolean isNegative() {
    return high < 0;
  }

  public boolean isZero() {
    return (high | low) == 0;
  }

  /** Whether the absolute value has at most {@code digits} digits, 1 to 38. */
  public boolean hasDigits(int digits) {
    return fits(high, low, digits);
  }

  /** Whether the absolute value has at most {@code digits} digits, 1 to 38. */
  public static boolean fits(long high, long low, int digits) {
    if (high == low >> 63 && digits >= 19) {
      return true;
    }
    long h = high;
    long l = low;
    if (h < 0) {
      l = -l;
      h = ~h + (l == 0 ? 1 : 0);
    }
    // The absolute value of MIN is negative, and so compares as unsigned.
    int byHigh = Long.compareUnsigned(h, HIGH_POWERS[digits]);
    return byHigh < 0 || byHigh == 0 && Long.compareUnsigned(l, LOW_POWERS[digits]) < 0;
  }

  public WideInteger negate() {
    low = -low;
    high = ~high + (low == 0 ? 1 : 0);
    return this;
  }

  /** Wraps. */
  public WideInteger add(long otherHigh, long otherLow) {
    long sum = low + otherLow;
    high += otherHigh + (Long.compareUnsigned(sum, low) < 0 ? 1 : 0);
    low = sum;
    return this;
  }

  /** The exact product of two longs. */
  public WideInteger multiply(long a, long b) {
    high = Math.multiplyHigh(a, b);
    low = a * b;
    return this;
  }

  /** This times a factor that is not negative; wraps. */
  private void multiplyBy(long factor) {
    long carry =
        Math.multiplyHigh(low, factor) + (low >> 63 & factor); // low is unsigned, factor is not < 0
    high = high * factor + carry;
    low *= factor;
  }

  /** This times a power of ten, 0 to 38. The caller knows that the product fits. */
  public WideInteger scaleUp(int digits) {
    int left = digits;
    while (left > 18) {
      multiplyBy(POWERS[18]);
      left -= 18;
    }
    if (left > 0) {
      multiplyBy(POWERS[left]);
    }
    return this;
  }

  /** This divided by a power of ten, 1 to 38, rounded half up. */
  public WideInteger scaleDown(int digits) {
    if (digits > 18) {
      set(divideHalfUp(toBigInteger(), BIG_POWERS[digits]));
      return this;
    }
    long divisor = POWERS[digits];
    if (fitsLong()) {
      return set(divideHalfUp(low, divisor));
    }
    boolean negative = high < 0;
    if (negative) {
      negate();
    }
    long remainder = divideBy(divisor);
    if (remainder >= divisor - remainder) {
      add(0, 1);
    }
    return negative ? negate() : this;
  }

  /** {@code a / b}, halves away from zero; b must not be 0 nor the quotient overflow. */
  public static long divideHalfUp(long a, long b) {
    long quotient = a / b;
    long remainder = a % b;
    if (remainder != 0) {
      long r = Math.abs(remainder);
      long left = Math.abs(b) - r;
      if (r >= left) {
        quotient += (a ^ b) < 0 ? -1 : 1;
      }
    }
    return quotient;
  }

  public static BigInteger divideHalfUp(BigInteger a, BigInteger b) {
    return new BigDecimal(a).divide(new BigDecimal(b), 0, RoundingMode.HALF_UP).toBigInteger();
  }

  /** Divides a value that is not negative by a positive long; returns the remainder. */
  private long divideBy(long divisor) {
    long quotientHigh = high / divisor;
    long rest = high % divisor;
    high = quotientHigh;
    if (rest == 0) {
      long quotient = Long.divideUnsigned(low, divisor);
      long remainder = low - quotient * divisor;
      low = quotient;
      return remainder;
    }
    return divideLow(rest, divisor);
  }

  /** Knuth's algorithm D for (rest, low) / divisor with 32-bit digits, where rest < divisor. */
  private long divideLow(long rest, long divisor) {
    int shift = Long.numberOfLeadingZeros(divisor);
    long v = divisor << shift;
    long v1 = v >>> 32;
    long v0 = v & 0xFFFFFFFFL;
    long upper = rest << shift | (shift == 0 ? 0 : low >>> 64 - shift);
    long lower = low << shift;
    long q1 = digit(upper, lower >>> 32, v1, v0);
    long middle = (upper << 32 | lower >>> 32) - q1 * v;
    long q0 = digit(middle, lower & 0xFFFFFFFFL, v1, v0);
    long remainder = (middle << 32 | lower & 0xFFFFFFFFL) - q0 * v >>> shift;
    low = (q1 << 32) + q0;
    return remainder;
  }

  private static long digit(long upper, long next, long v1, long v0) {
    long q = Long.divideUnsigned(upper, v1);
    long r = upper - q * v1;
    while (q >>> 32 != 0 || Long.compareUnsigned(q * v0, r << 32 | next) > 0) {
      q--;
      r += v1;
      if (r >>> 32 != 0) {
        break;
      }
    }
    return q;
  }

  /** This divided by a long that is not zero, rounded half up. */
  public WideInteger divideHalfUp(long divisor) {
    if (fitsLong() && !(low == Long.MIN_VALUE && divisor == -1)) {
      return set(divideHalfUp(low, divisor));
    }
    if (divisor == Long.MIN_VALUE) {
      set(divideHalfUp(toBigInteger(), BigInteger.valueOf(divisor)));
      return this;
    }
    boolean negative = high < 0 != divisor < 0;
    if (high < 0) {
      negate();
    }
    long positive = Math.abs(divisor);
    long remainder = divideBy(positive);
    if (remainder >= positive - remainder) {
      add(0, 1);
    }
    return negative ? negate() : this;
  }
}
