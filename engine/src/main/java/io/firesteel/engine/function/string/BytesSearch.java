package io.firesteel.engine.function.string;

import java.util.Arrays;

/** Searches for one sequence of bytes: Horspool's skips for all but the shortest. */
final class BytesSearch {
  private static final int SHORTEST = 3;

  private final byte[] needle;
  private final int[] skips;

  BytesSearch(byte[] needle) {
    this.needle = needle;
    this.skips = needle.length < SHORTEST ? null : skips(needle);
  }

  private static int[] skips(byte[] needle) {
    int[] skips = new int[256];
    Arrays.fill(skips, needle.length);
    for (int i = 0; i < needle.length - 1; i++) {
      skips[needle[i] & 0xFF] = needle.length - 1 - i;
    }
    return skips;
  }

  int length() {
    return needle.length;
  }

  /** Whether it stands at a position that has room for it. */
  boolean isAt(byte[] base, int at) {
    for (int k = 0; k < needle.length; k++) {
      if (base[at + k] != needle[k]) {
        return false;
      }
    }
    return true;
  }

  /** Its first place in [from, end), or -1. */
  int find(byte[] base, int from, int end) {
    int n = needle.length;
    if (n == 0) {
      return from;
    }
    byte last = needle[n - 1];
    for (int at = from + n - 1; at < end; ) {
      byte b = base[at];
      if (b == last && isAt(base, at - n + 1)) {
        return at - n + 1;
      }
      at += skips == null ? 1 : skips[b & 0xFF];
    }
    return -1;
  }
}
