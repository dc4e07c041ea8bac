package io.firesteel.server.frames;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Reads a message, little-endian. Every read is checked: what comes from outside may be garbage.
 *
 * <p>Reads past the end throw {@link java.nio.BufferUnderflowException}, lengths that cannot be
 * {@link MalformedMessageException}.
 */
public final class ByteSource {
  private final ByteBuffer in;

  public ByteSource(ByteBuffer buffer) {
    in = buffer.slice().order(ByteOrder.LITTLE_ENDIAN);
  }

  public boolean hasMore() {
    return in.hasRemaining();
  }

  public int readByte() {
    return in.get() & 0xff;
  }

  public int readInt() {
    return in.getInt();
  }

  public long readLong() {
    return in.getLong();
  }

  public double readDouble() {
    return Double.longBitsToDouble(in.getLong());
  }

  /** An int that counts things of at least {@code size} bytes each. */
  public int readCount(int size) {
    int count = in.getInt();
    if (count < 0 || (long) count * size > in.remaining()) {
      throw new MalformedMessageException("a count of " + count);
    }
    return count;
  }

  public byte[] readBytes() {
    byte[] bytes = new byte[readCount(1)];
    in.get(bytes);
    return bytes;
  }

  public String readString() {
    if (in.remaining() >= 4 && in.getInt(in.position()) == -1) {
      in.getInt();
      return null;
    }
    return new String(readBytes(), StandardCharsets.UTF_8);
  }

  /** The next {@code length} bytes as a source of their own. */
  public ByteSource readSection() {
    int length = readCount(1);
    ByteBuffer part = in.slice();
    part.limit(length);
    in.position(in.position() + length);
    return new ByteSource(part);
  }

  /** A message that is not one. */
  public static final class MalformedMessageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MalformedMessageException(String what) {
      super("Malformed message: " + what);
    }
  }
}
