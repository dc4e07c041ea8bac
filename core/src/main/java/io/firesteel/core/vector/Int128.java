package io.firesteel.core.vector;

import java.math.BigInteger;

/** 128-bit two's complement integers as two longs: conversions that vectors need. */
public final class Int128 {
  private Int128() {}

  public static BigInteger toBigInteger(long high, long low) {
    if (high == low >> 63) {
      return BigInteger.valueOf(low);
    }
    BigInteger lower = BigInteger.valueOf(low & Long.MAX_VALUE);
    if (low < 0) {
      lower = lower.setBit(63);
    }
    return BigInteger.valueOf(high).shiftLeft(64).add(lower);
  }

  /** The high word; the value must fit 128 bits. */
  public static long high(BigInteger value) {
    return value.shiftRight(64).longValue();
  }

  public static long low(BigInteger value) {
    return value.longValue();
  }

  /** Signed order. */
  public static int compare(long high1, long low1, long high2, long low2) {
    int byHigh = Long.compare(high1, high2);
    return byHigh != 0 ? byHigh : Long.compareUnsigned(low1, low2);
  }
}
