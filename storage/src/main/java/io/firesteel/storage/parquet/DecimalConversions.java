package io.firesteel.storage.parquet;

import io.firesteel.core.type.PhysicalType;
import io.firesteel.core.type.SqlType.DecimalType;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.Decimal128Vector;
import io.firesteel.core.vector.Int128;
import io.firesteel.core.vector.LongVector;
import io.firesteel.core.vector.Validity;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Unscaled decimals of every physical type to the two layouts, with more scale where the type asks
 * for it. Values with more digits than the type has are damage: kernels rely on the precision.
 */
final class DecimalConversions {
  private static final long[] POWERS = new long[19];

  static {
    POWERS[0] = 1;
    for (int i = 1; i < POWERS.length; i++) {
      POWERS[i] = POWERS[i - 1] * 10;
    }
  }

  private DecimalConversions() {}

  static Conversion ofInts(DecimalType type, int scale, boolean unsigned) {
    if (scale > type.scale()) {
      return null;
    }
    return (raw, validity, n) -> {
      int[] from = ((RawValues.Ints) raw).values;
      long[] to = new long[n];
      for (int i = 0; i < n; i++) {
        to[i] = unsigned ? from[i] & 0xffff_ffffL : from[i];
      }
      return fromLongs(to, validity, n, type, scale);
    };
  }

  static Conversion ofLongs(DecimalType type, int scale, boolean unsigned) {
    if (scale > type.scale()) {
      return null;
    }
    if (unsigned) {
      return (raw, validity, n) -> {
        long[] low = ((RawValues.Longs) raw).values;
        if (type.physical() == PhysicalType.LONG) {
          return fromLongs(low, validity, n, type, scale);
        }
        return scaled(new long[n], low, validity, n, type, scale);
      };
    }
    return (raw, validity, n) ->
        fromLongs(((RawValues.Longs) raw).values, validity, n, type, scale);
  }

  static Conversion ofBytes(DecimalType type, int scale) {
    if (scale > type.scale()) {
      return null;
    }
    return (raw, validity, n) -> {
      RawValues.Bytes views = (RawValues.Bytes) raw;
      return type.physical() == PhysicalType.LONG
          ? fromLongs(longs(views, validity, n), validity, n, type, scale)
          : wide(views, validity, n, type, scale);
    };
  }

  private static ColumnVector fromLongs(
      long[] values, Validity validity, int n, DecimalType type, int scale) {
    if (type.physical() == PhysicalType.DECIMAL128) {
      long[] high = new long[n];
      for (int i = 0; i < n; i++) {
        high[i] = values[i] >> 63;
      }
      return scaled(high, values, validity, n, type, scale);
    }
    int more = type.scale() - scale;
    long limit = POWERS[type.precision() - more < 0 ? 0 : type.precision() - more] - 1;
    long outside = 0;
    for (int i = 0; i < n; i++) { // meant to vectorise: the sign bit tells of a value outside
      long v = values[i];
      outside |= limit - v | limit + v;
    }
    if (outside < 0) {
      for (int i = 0; i < n; i++) {
        if ((values[i] > limit || values[i] < -limit) && validity.isValid(i)) {
          throw tooLarge(BigInteger.valueOf(values[i]), type, scale);
        }
      }
    }
    if (more > 0) {
      long factor = POWERS[more];
      for (int i = 0; i < n; i++) {
        values[i] *= factor;
      }
    }
    return new LongVector(values, validity, n);
  }

  private static long[] longs(RawValues.Bytes views, Validity validity, int n) {
    long[] out = new long[n];
    for (int i = 0; i < n; i++) {
      if (validity.isNull(i)) {
        continue;
      }
      byte[] bytes = base(views, i);
      int at = views.offsets[i];
      int length = views.lengths[i];
      if (length == 0) {
        continue;
      }
      long value = bytes[at];
      for (int b = 1; b < length; b++) {
        if (value != value << 8 >> 8) {
          throw new Corruption("decimal of more than 64 bits");
        }
        value = value << 8 | bytes[at + b] & 0xff;
      }
      out[i] = value;
    }
    return out;
  }

  private static ColumnVector wide(
      RawValues.Bytes views, Validity validity, int n, DecimalType type, int scale) {
    long[] high = new long[n];
    long[] low = new long[n];
    for (int i = 0; i < n; i++) {
      if (validity.isNull(i) || views.lengths[i] == 0) {
        continue;
      }
      byte[] bytes = base(views, i);
      int at = views.offsets[i];
      int to = at + views.lengths[i];
      long sign = bytes[at] >> 7;
      while (to - at > 16) {
        if (bytes[at++] != sign) {
          throw new Corruption("decimal of more than 128 bits");
        }
      }
      long h = sign;
      long l = sign;
      for (int b = at; b < to; b++) {
        h = h << 8 | l >>> 56;
        l = l << 8 | bytes[b] & 0xff;
      }
      high[i] = h;
      low[i] = l;
    }
    return scaled(high, low, validity, n, type, scale);
  }

  private static byte[] base(RawValues.Bytes views, int i) {
    return views.bufferIds == null ? views.buffers[0] : views.buffers[views.bufferIds[i]];
  }

  private static ColumnVector scaled(
      long[] high, long[] low, Validity validity, int n, DecimalType type, int scale) {
    int more = type.scale() - scale;
    BigInteger limit = BigInteger.TEN.pow(Math.max(type.precision() - more, 0));
    long limitHigh = Int128.high(limit);
    long limitLow = Int128.low(limit);
    BigInteger factor = BigInteger.TEN.pow(more);
    for (int i = 0; i < n; i++) {
      long h = high[i];
      long l = low[i];
      long sign = h >> 63;
      long absLow = (l ^ sign) - sign;
      long absHigh = (h ^ sign) + (sign != 0 && absLow == 0 ? 1 : 0);
      if (absHigh < 0 || Int128.compare(absHigh, absLow, limitHigh, limitLow) >= 0) {
        if (validity.isValid(i)) {
          throw tooLarge(Int128.toBigInteger(h, l), type, scale);
        }
      } else if (more > 0 && validity.isValid(i)) {
        BigInteger value = Int128.toBigInteger(h, l).multiply(factor);
        high[i] = Int128.high(value);
        low[i] = Int128.low(value);
      }
    }
    return new Decimal128Vector(high, low, validity, n);
  }

  private static Corruption tooLarge(BigInteger unscaled, DecimalType type, int scale) {
    return new Corruption(
        "decimal " + new BigDecimal(unscaled, scale) + " does not fit " + type.sqlName());
  }
}
