package io.firesteel.engine.function.hash;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.SqlType.DecimalType;
import io.firesteel.core.vector.ByteSlice;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigDecimal;
import java.nio.ByteOrder;
import java.util.List;

/**
 * Spark's hash functions of SQL values: Murmur3 (32 bits, with its own treatment of the last bytes)
 * and xxHash64. Nulls leave the hash as it is; a value's hash is the seed of the next value's.
 *
 * @see <a href="https://github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md">xxHash
 *     specification</a>
 */
public final class SparkHash {
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long P1 = 0x9E3779B185EBCA87L;
  private static final long P2 = 0xC2B2AE3D27D4EB4FL;
  private static final long P3 = 0x165667B19E3779F9L;
  private static final long P4 = 0x85EBCA77C2B2AE63L;
  private static final long P5 = 0x27D4EB2F165667C5L;

  private SparkHash() {}

  /** One of the two functions over the three primitive forms. */
  private interface Algorithm {
    long ofInt(int value, long seed);

    long ofLong(long value, long seed);

    long ofBytes(byte[] base, int offset, int length, long seed);
  }

  private static final Algorithm MURMUR =
      new Algorithm() {
        @Override
        public long ofInt(int value, long seed) {
          return finish(mix((int) seed, value), 4);
        }

        @Override
        public long ofLong(long value, long seed) {
          return finish(mix(mix((int) seed, (int) value), (int) (value >>> 32)), 8);
        }

        @Override
        public long ofBytes(byte[] base, int offset, int length, long seed) {
          return murmur(base, offset, length, (int) seed);
        }
      };

  private static final Algorithm XX =
      new Algorithm() {
        @Override
        public long ofInt(int value, long seed) {
          long h = seed + P5 + 4;
          h ^= (value & 0xFFFFFFFFL) * P1;
          return avalanche(Long.rotateLeft(h, 23) * P2 + P3);
        }

        @Override
        public long ofLong(long value, long seed) {
          return xxLong(value, seed);
        }

        @Override
        public long ofBytes(byte[] base, int offset, int length, long seed) {
          return xxBytes(base, offset, length, seed);
        }
      };

  /** Murmur3 of a boxed value. */
  public static int murmur3(SqlType type, Object value, int seed) {
    return (int) hash(MURMUR, type, value, seed);
  }

  /** xxHash64 of a boxed value. */
  public static long xxHash64(SqlType type, Object value, long seed) {
    return hash(XX, type, value, seed);
  }

  private static long hash(Algorithm algorithm, SqlType type, Object value, long seed) {
    if (value == null) {
      return seed;
    }
    switch (type.kind()) {
      case VOID:
        return seed;
      case BOOLEAN:
        return algorithm.ofInt((Boolean) value ? 1 : 0, seed);
      case FLOAT:
        float f = (Float) value;
        return algorithm.ofInt(f == 0 ? 0 : Float.floatToIntBits(f), seed);
      case DOUBLE:
        double d = (Double) value;
        return algorithm.ofLong(d == 0 ? 0 : Double.doubleToLongBits(d), seed);
      case DECIMAL:
        BigDecimal decimal = (BigDecimal) value;
        if (((DecimalType) type).precision() <= DecimalType.MAX_LONG_DIGITS) {
          return algorithm.ofLong(decimal.unscaledValue().longValue(), seed);
        }
        byte[] bytes = decimal.unscaledValue().toByteArray();
        return algorithm.ofBytes(bytes, 0, bytes.length, seed);
      case CALENDAR_INTERVAL:
        List<?> parts = (List<?>) value;
        return algorithm.ofInt(
            (Integer) parts.get(0),
            algorithm.ofInt((Integer) parts.get(1), algorithm.ofLong((Long) parts.get(2), seed)));
      case ARRAY:
        long all = seed;
        for (Object element : (List<?>) value) {
          all = hash(algorithm, ((SqlType.ArrayType) type).element(), element, all);
        }
        return all;
      case STRUCT:
        long fields = seed;
        List<SqlType.Field> types = ((SqlType.StructType) type).fields();
        for (int i = 0; i < types.size(); i++) {
          fields = hash(algorithm, types.get(i).type(), ((List<?>) value).get(i), fields);
        }
        return fields;
      default:
        if (value instanceof Integer i) {
          return algorithm.ofInt(i, seed);
        }
        if (value instanceof Long l) {
          return algorithm.ofLong(l, seed);
        }
        ByteSlice slice = (ByteSlice) value;
        return algorithm.ofBytes(slice.base(), slice.offset(), slice.length(), seed);
    }
  }

  private static int mix(int h, int k) {
    int scrambled = Integer.rotateLeft(k * 0xCC9E2D51, 15) * 0x1B873593;
    return Integer.rotateLeft(h ^ scrambled, 13) * 5 + 0xE6546B64;
  }

  private static int finish(int h, int length) {
    int x = h ^ length;
    x = (x ^ x >>> 16) * 0x85EBCA6B;
    x = (x ^ x >>> 13) * 0xC2B2AE35;
    return x ^ x >>> 16;
  }

  private static int murmur(byte[] base, int offset, int length, int seed) {
    int h = seed;
    int aligned = length & ~3;
    for (int i = 0; i < aligned; i += 4) {
      h = mix(h, (int) INT.get(base, offset + i));
    }
    // Spark mixes each of the last bytes as a word of its own.
    for (int i = aligned; i < length; i++) {
      h = mix(h, base[offset + i]);
    }
    return finish(h, length);
  }

  /** The standard Murmur3 with a proper tail, which seeds random generators. */
  static int standardMurmur(byte[] bytes, int seed) {
    int h = seed;
    int aligned = bytes.length & ~3;
    for (int i = 0; i < aligned; i += 4) {
      h = mix(h, (int) INT.get(bytes, i));
    }
    int k = 0;
    for (int i = bytes.length - 1; i >= aligned; i--) {
      k = k << 8 | bytes[i] & 0xFF;
    }
    if (aligned < bytes.length) {
      h ^= Integer.rotateLeft(k * 0xCC9E2D51, 15) * 0x1B873593;
    }
    return finish(h, bytes.length);
  }

  /** The seed of Spark's random generators for a user's seed. */
  public static long randomSeed(long seed) {
    byte[] bytes = new byte[8];
    for (int i = 0; i < 8; i++) {
      bytes[i] = (byte) (seed >>> 56 - 8 * i);
    }
    int low = standardMurmur(bytes, 0x3C074A61);
    int high = standardMurmur(bytes, low);
    return (long) high << 32 | low & 0xFFFFFFFFL;
  }

  private static long xxLong(long value, long seed) {
    long h = seed + P5 + 8;
    h ^= Long.rotateLeft(value * P2, 31) * P1;
    return avalanche(Long.rotateLeft(h, 27) * P1 + P4);
  }

  private static long xxBytes(byte[] base, int offset, int length, long seed) {
    int at = offset;
    int end = offset + length;
    long h;
    if (length >= 32) {
      long a = seed + P1 + P2;
      long b = seed + P2;
      long c = seed;
      long d = seed - P1;
      for (; at <= end - 32; at += 32) {
        a = round(a, (long) LONG.get(base, at));
        b = round(b, (long) LONG.get(base, at + 8));
        c = round(c, (long) LONG.get(base, at + 16));
        d = round(d, (long) LONG.get(base, at + 24));
      }
      h =
          Long.rotateLeft(a, 1)
              + Long.rotateLeft(b, 7)
              + Long.rotateLeft(c, 12)
              + Long.rotateLeft(d, 18);
      h = (h ^ round(0, a)) * P1 + P4;
      h = (h ^ round(0, b)) * P1 + P4;
      h = (h ^ round(0, c)) * P1 + P4;
      h = (h ^ round(0, d)) * P1 + P4;
    } else {
      h = seed + P5;
    }
    h += length;
    for (; at <= end - 8; at += 8) {
      h = Long.rotateLeft(h ^ round(0, (long) LONG.get(base, at)), 27) * P1 + P4;
    }
    if (at <= end - 4) {
      h = Long.rotateLeft(h ^ ((int) INT.get(base, at) & 0xFFFFFFFFL) * P1, 23) * P2 + P3;
      at += 4;
    }
    for (; at < end; at++) {
      h = Long.rotateLeft(h ^ (base[at] & 0xFFL) * P5, 11) * P1;
    }
    return avalanche(h);
  }

  private static long round(long accumulator, long input) {
    return Long.rotateLeft(accumulator + input * P2, 31) * P1;
  }

  private static long avalanche(long hash) {
    long h = (hash ^ hash >>> 33) * P2;
    h = (h ^ h >>> 29) * P3;
    return h ^ h >>> 32;
  }
}
