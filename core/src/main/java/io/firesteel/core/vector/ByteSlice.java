package io.firesteel.core.vector;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One STRING or BINARY value outside a vector: a range of bytes that is never changed. Equality,
 * hash and order are those of the bytes (unsigned).
 */
public record ByteSlice(byte[] base, int offset, int length)
    implements Comparable<ByteSlice>, java.io.Serializable {
  public static final ByteSlice EMPTY = new ByteSlice(new byte[0], 0, 0);

  public static ByteSlice of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Shares the array. */
  public static ByteSlice of(byte[] bytes) {
    return new ByteSlice(bytes, 0, bytes.length);
  }

  public byte[] toByteArray() {
    return Arrays.copyOfRange(base, offset, offset + length);
  }

  /** Decoded from UTF-8, malformed bytes replaced. */
  @Override
  public String toString() {
    return new String(base, offset, length, StandardCharsets.UTF_8);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ByteSlice that
        && Arrays.equals(
            base, offset, offset + length, that.base, that.offset, that.offset + that.length);
  }

  @Override
  public int hashCode() {
    int hash = 1;
    for (int i = offset; i < offset + length; i++) {
      hash = 31 * hash + base[i];
    }
    return hash;
  }

  @Override
  public int compareTo(ByteSlice that) {
    return Arrays.compareUnsigned(
        base, offset, offset + length, that.base, that.offset, that.offset + that.length);
  }
}
