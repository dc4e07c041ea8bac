package io.firesteel.engine.function.string;

import io.firesteel.core.vector.ByteSlice;

/** Cuts characters of a set from the ends of a string. */
final class Trims {
  private static final ByteSlice BLANK = ByteSlice.of(" ");

  private Trims() {}

  static ByteSlice blanks(ByteSlice s, boolean left, boolean right) {
    return trim(s, BLANK, left, right);
  }

  static ByteSlice trim(ByteSlice s, ByteSlice set, boolean left, boolean right) {
    byte[] base = s.base();
    int from = s.offset();
    int to = from + s.length();
    while (left && from < to) {
      int width = Math.min(Utf8.width(base[from]), to - from);
      if (!contains(set, base, from, width)) {
        break;
      }
      from += width;
    }
    while (right && from < to) {
      int start = to - 1;
      while (start > from && (base[start] & 0xC0) == 0x80) {
        start--;
      }
      if (!contains(set, base, start, to - start)) {
        break;
      }
      to = start;
    }
    return Utf8.part(s, from, to);
  }

  private static boolean contains(ByteSlice set, byte[] base, int at, int width) {
    int end = set.offset() + set.length();
    for (int i = set.offset(); i < end; i += Utf8.width(set.base()[i])) {
      if (Utf8.width(set.base()[i]) == width && i + width <= end) {
        int k = 0;
        while (k < width && set.base()[i + k] == base[at + k]) {
          k++;
        }
        if (k == width) {
          return true;
        }
      }
    }
    return false;
  }
}
