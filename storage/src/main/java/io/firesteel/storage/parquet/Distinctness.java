package io.firesteel.storage.parquet;

import io.firesteel.core.vector.BytesVector;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.Decimal128Vector;
import io.firesteel.core.vector.DoubleVector;
import io.firesteel.core.vector.FloatVector;
import io.firesteel.core.vector.IntVector;
import io.firesteel.core.vector.LongVector;
import java.util.Arrays;

/** Whether the entries of a dictionary all differ, as SQL compares them. */
final class Distinctness {
  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

  private Distinctness() {}

  static boolean isDistinct(ColumnVector vector) {
    int n = vector.length();
    if (n <= 1) {
      return true;
    }
    if (vector instanceof BytesVector bytes) {
      return bytes(bytes, n);
    }
    if (vector instanceof Decimal128Vector wide) {
      long[] mixed = new long[n];
      for (int i = 0; i < n; i++) {
        // A collision only costs the flag.
        mixed[i] = wide.low()[i] ^ wide.high()[i] * MULTIPLIER;
      }
      return longs(mixed, n);
    }
    long[] keys = new long[n];
    if (vector instanceof IntVector v) {
      for (int i = 0; i < n; i++) {
        keys[i] = v.get(i);
      }
    } else if (vector instanceof LongVector v) {
      return longs(v.values(), n);
    } else if (vector instanceof FloatVector v) {
      for (int i = 0; i < n; i++) {
        keys[i] = Float.floatToIntBits(v.get(i) + 0.0f);
      }
    } else if (vector instanceof DoubleVector v) {
      for (int i = 0; i < n; i++) {
        keys[i] = Double.doubleToLongBits(v.get(i) + 0.0);
      }
    } else {
      return false;
    }
    return longs(keys, n);
  }

  private static int capacity(int n) {
    return Integer.highestOneBit(Math.max(n, 4) * 2 - 1) << 1;
  }

  private static boolean longs(long[] keys, int n) {
    int size = capacity(n);
    int shift = Long.numberOfLeadingZeros(size) + 1;
    long[] table = new long[size];
    boolean zero = false;
    for (int i = 0; i < n; i++) {
      long key = keys[i];
      if (key == 0) {
        if (zero) {
          return false;
        }
        zero = true;
        continue;
      }
      int slot = (int) (key * MULTIPLIER >>> shift);
      while (table[slot] != 0) {
        if (table[slot] == key) {
          return false;
        }
        slot = slot + 1 & size - 1;
      }
      table[slot] = key;
    }
    return true;
  }

  private static boolean bytes(BytesVector vector, int n) {
    int size = capacity(n);
    int shift = Long.numberOfLeadingZeros(size) + 1;
    int[] table = new int[size];
    Arrays.fill(table, -1);
    for (int i = 0; i < n; i++) {
      int slot = (int) (hash(vector.base(i), vector.offset(i), vector.size(i)) >>> shift);
      while (table[slot] >= 0) {
        if (BytesVector.equal(vector, table[slot], vector, i)) {
          return false;
        }
        slot = slot + 1 & size - 1;
      }
      table[slot] = i;
    }
    return true;
  }

  private static long hash(byte[] base, int offset, int length) {
    long h = length;
    int at = offset;
    int end = offset + length;
    for (; at + 8 <= end; at += 8) {
      h = Long.rotateLeft(h * MULTIPLIER, 29) ^ LittleEndian.getLong(base, at);
    }
    for (; at < end; at++) {
      h = Long.rotateLeft(h * MULTIPLIER, 29) ^ base[at];
    }
    return (h ^ h >>> 32) * MULTIPLIER;
  }
}
