package io.firesteel.jdbc;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/** Writes a request message, little-endian. */
final class MessageWriter {
  private byte[] bytes = new byte[256];
  private int size;

  int size() {
    return size;
  }

  byte[] array() {
    return bytes;
  }

  private int claim(int count) {
    int needed = Math.addExact(size, count);
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(needed, (int) Math.min(bytes.length * 2L, 1 << 30)));
    }
    int at = size;
    size = needed;
    return at;
  }

  MessageWriter writeByte(int value) {
    int at = claim(1);
    bytes[at] = (byte) value;
    return this;
  }

  MessageWriter writeInt(int value) {
    int at = claim(4);
    Bits.INTS.set(bytes, at, value);
    return this;
  }

  MessageWriter writeLong(long value) {
    int at = claim(8);
    Bits.LONGS.set(bytes, at, value);
    return this;
  }

  MessageWriter writeBytes(byte[] value) {
    writeInt(value.length);
    int at = claim(value.length);
    System.arraycopy(value, 0, bytes, at, value.length);
    return this;
  }

  MessageWriter writeString(String text) {
    return text == null ? writeInt(-1) : writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Starts a section; give the result to {@link #end}. */
  int begin(int tag) {
    writeByte(tag);
    writeInt(0);
    return size;
  }

  MessageWriter end(int begun) {
    Bits.INTS.set(bytes, begun - 4, size - begun);
    return this;
  }

  MessageWriter section(int tag, String text) {
    int begun = begin(tag);
    return writeString(text).end(begun);
  }

  MessageWriter section(int tag, long value) {
    int begun = begin(tag);
    return writeLong(value).end(begun);
  }

  MessageWriter properties(Map<String, String> properties) {
    int begun = begin(Tag.PROPERTIES);
    writeInt(properties.size());
    properties.forEach((key, value) -> writeString(key).writeString(value));
    return end(begun);
  }
}
