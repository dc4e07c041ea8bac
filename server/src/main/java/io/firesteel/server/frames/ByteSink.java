package io.firesteel.server.frames;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing byte array that is written little-endian. */
public final class ByteSink {
  static final VarHandle SHORTS =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
  static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private byte[] bytes;
  private int size;

  public ByteSink(int capacity) {
    bytes = new byte[Math.max(64, capacity)];
  }

  public int size() {
    return size;
  }

  /** What was written, not a copy. */
  public ByteBuffer buffer() {
    return ByteBuffer.wrap(bytes, 0, size);
  }

  byte[] array() {
    return bytes;
  }

  public byte[] toByteArray() {
    return Arrays.copyOf(bytes, size);
  }

  /** Makes room for {@code count} bytes and returns where they start. */
  int claim(long count) {
    long needed = size + count;
    if (needed > bytes.length) {
      if (needed > Integer.MAX_VALUE - 16) {
        throw new IllegalStateException("A message of " + needed + " bytes");
      }
      bytes =
          Arrays.copyOf(
              bytes, (int) Math.min(Integer.MAX_VALUE - 16, Math.max(needed, bytes.length * 2L)));
    }
    int at = size;
    size = (int) needed;
    return at;
  }

  public void writeByte(int value) {
    int at = claim(1);
    bytes[at] = (byte) value;
  }

  public void writeInt(int value) {
    int at = claim(4);
    INTS.set(bytes, at, value);
  }

  public void writeLong(long value) {
    int at = claim(8);
    LONGS.set(bytes, at, value);
  }

  public void writeDouble(double value) {
    writeLong(Double.doubleToRawLongBits(value));
  }

  public void write(byte[] source, int from, int count) {
    int at = claim(count);
    System.arraycopy(source, from, bytes, at, count);
  }

  public void writeString(String text) {
    if (text == null) {
      writeInt(-1);
      return;
    }
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    writeInt(utf8.length);
    write(utf8, 0, utf8.length);
  }

  void setInt(int at, int value) {
    INTS.set(bytes, at, value);
  }

  /** Starts a section; give the result to {@link #end}. */
  public int begin(int tag) {
    writeByte(tag);
    writeInt(0);
    return size;
  }

  public void end(int begun) {
    INTS.set(bytes, begun - 4, size - begun);
  }
}
