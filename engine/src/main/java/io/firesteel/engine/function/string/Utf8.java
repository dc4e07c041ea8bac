package io.firesteel.engine.function.string;

import io.firesteel.core.vector.ByteSlice;

/** UTF-8 in place. Malformed bytes count as characters of one byte. */
public final class Utf8 {
  private Utf8() {}

  /** Bytes of the character that starts with this byte. */
  public static int width(byte first) {
    int b = first & 0xFF;
    return b < 0xC2 ? 1 : b < 0xE0 ? 2 : b < 0xF0 ? 3 : b < 0xF5 ? 4 : 1;
  }

  /** Code points in a range. */
  public static int length(byte[] base, int offset, int length) {
    int count = 0;
    for (int i = offset; i < offset + length; ) {
      i += width(base[i]);
      count++;
    }
    return count;
  }

  public static int length(ByteSlice s) {
    return length(s.base(), s.offset(), s.length());
  }

  public static boolean isAscii(byte[] base, int offset, int length) {
    int all = 0;
    for (int i = offset; i < offset + length; i++) {
      all |= base[i];
    }
    return all >= 0;
  }

  /** The first byte after {@code count} code points from {@code from}, at most {@code end}. */
  public static int skip(byte[] base, int from, int end, int count) {
    int i = from;
    for (int n = 0; n < count && i < end; n++) {
      i += width(base[i]);
    }
    return Math.min(i, end);
  }

  /** Where {@code needle} starts in [from, end) of a text, or -1. */
  public static int indexOf(byte[] base, int from, int end, ByteSlice needle) {
    int n = needle.length();
    if (n == 0) {
      return from;
    }
    byte first = needle.base()[needle.offset()];
    for (int i = from; i <= end - n; i++) {
      if (base[i] == first && matches(base, i, needle)) {
        return i;
      }
    }
    return -1;
  }

  /** Where {@code needle} starts last in [from, end), or -1. */
  public static int lastIndexOf(byte[] base, int from, int end, ByteSlice needle) {
    for (int i = end - needle.length(); i >= from; i--) {
      if (matches(base, i, needle)) {
        return i;
      }
    }
    return -1;
  }

  /** Whether the needle stands at a position that has room for it. */
  public static boolean matches(byte[] base, int at, ByteSlice needle) {
    byte[] other = needle.base();
    int o = needle.offset();
    for (int k = 0; k < needle.length(); k++) {
      if (base[at + k] != other[o + k]) {
        return false;
      }
    }
    return true;
  }

  /** A part of a slice. */
  public static ByteSlice part(ByteSlice s, int from, int to) {
    return new ByteSlice(s.base(), from, Math.max(0, to - from));
  }
}
