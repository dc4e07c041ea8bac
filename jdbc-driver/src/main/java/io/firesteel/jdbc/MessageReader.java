package io.firesteel.jdbc;

import java.nio.charset.StandardCharsets;

/** Reads inside a message, little-endian. Damaged messages end in an IndexOutOfBoundsException. */
final class MessageReader {
  final byte[] bytes;
  private final int end;
  int position;

  MessageReader(byte[] bytes, int from, int end) {
    this.bytes = bytes;
    this.position = from;
    this.end = end;
  }

  boolean hasMore() {
    return position < end;
  }

  int readByte() {
    return bytes[position++] & 0xff;
  }

  int readInt() {
    int value = (int) Bits.INTS.get(bytes, position);
    position += 4;
    return value;
  }

  long readLong() {
    long value = (long) Bits.LONGS.get(bytes, position);
    position += 8;
    return value;
  }

  String readString() {
    int length = readInt();
    if (length < 0) {
      return null;
    }
    String text = new String(bytes, position, length, StandardCharsets.UTF_8);
    position += length;
    return text;
  }
}
