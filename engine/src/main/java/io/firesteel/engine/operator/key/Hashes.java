package io.firesteel.engine.operator.key;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Hash functions; their high bits are the good ones. */
public final class Hashes {
  private static final long FACTOR = 0x9E3779B97F4A7C15L;
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private Hashes() {}

  /** A factor for {@link #mix}: the usual one, or zero, which makes every hash zero. */
  public static long factor(boolean zeroHash) {
    return zeroHash ? 0 : FACTOR;
  }

  public static long mix(long word, long factor) {
    long h = (word ^ word >>> 29) * factor;
    return (h ^ h >>> 32) * factor;
  }

  /** Adds a word to the hash of those before it. */
  public static long combine(long hash, long word, long factor) {
    return mix(Long.rotateLeft(hash, 27) ^ word, factor);
  }

  public static long bytes(byte[] base, int offset, int length, long factor) {
    long h = length * FACTOR;
    int i = offset;
    int end = offset + length;
    for (; i + 8 <= end; i += 8) {
      h = (Long.rotateLeft(h, 23) ^ (long) LONGS.get(base, i)) * FACTOR;
      h ^= h >>> 32;
    }
    long tail = 0;
    for (; i < end; i++) {
      tail = tail << 8 | base[i] & 0xff;
    }
    return mix(Long.rotateLeft(h, 23) ^ tail, factor);
  }
}
