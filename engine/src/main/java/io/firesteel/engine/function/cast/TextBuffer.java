package io.firesteel.engine.function.cast;

import io.firesteel.core.vector.BytesVector;
import io.firesteel.core.vector.Validity;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes of text that grow. */
final class TextBuffer {
  private static final byte[] MIN_LONG = "-9223372036854775808".getBytes(StandardCharsets.US_ASCII);

  private byte[] bytes;
  private int size;

  TextBuffer(int capacity) {
    bytes = new byte[Math.max(capacity, 16)];
  }

  int size() {
    return size;
  }

  private void reserve(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length + (bytes.length >> 1)));
    }
  }

  void append(byte b) {
    reserve(1);
    bytes[size++] = b;
  }

  void append(char ascii) {
    append((byte) ascii);
  }

  void append(byte[] base, int offset, int length) {
    reserve(length);
    System.arraycopy(base, offset, bytes, size, length);
    size += length;
  }

  /** ASCII only. */
  @SuppressWarnings("deprecation")
  void append(String ascii) {
    int length = ascii.length();
    reserve(length);
    ascii.getBytes(0, length, bytes, size);
    size += length;
  }

  void append(long value) {
    if (value == Long.MIN_VALUE) {
      append(MIN_LONG, 0, MIN_LONG.length);
      return;
    }
    long rest = value;
    if (rest < 0) {
      append((byte) '-');
      rest = -rest;
    }
    appendPadded(rest, 1);
  }

  /** A number that is not negative, with zeros in front up to {@code width} digits. */
  void appendPadded(long value, int width) {
    int digits = 1;
    for (long v = value; v >= 10; v /= 10) {
      digits++;
    }
    int count = Math.max(digits, width);
    reserve(count);
    long rest = value;
    for (int i = size + count - 1; i >= size; i--) {
      long next = rest / 10;
      bytes[i] = (byte) ('0' + (rest - next * 10));
      rest = next;
    }
    size += count;
  }

  /** A point and the digits of a fraction of {@code width} digits, without zeros at the end. */
  void appendFraction(long fraction, int width) {
    if (fraction == 0) {
      return;
    }
    append((byte) '.');
    appendPadded(fraction, width);
    while (bytes[size - 1] == '0') {
      size--;
    }
  }

  BytesVector toVector(int[] offsets, int[] lengths, Validity validity, int rows) {
    return new BytesVector(bytes, offsets, lengths, validity, rows);
  }

  @Override
  public String toString() {
    return new String(bytes, 0, size, StandardCharsets.UTF_8);
  }
}
