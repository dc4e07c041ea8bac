package io.firesteel.engine.function.aggregate;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.ByteSlice;
import io.firesteel.engine.function.BindContext;
import java.util.Arrays;
import java.util.List;

/** Bitmaps of 32,768 bits: made of bit positions, or of other bitmaps by AND and OR. */
final class BitmapAccumulator extends ObjectAccumulator<byte[]> {
  /** What is done with a row. */
  enum Operation {
    CONSTRUCT,
    OR,
    AND
  }

  static final int BYTES = 4096;
  private static final int BITS = 8 * BYTES;

  private final Operation operation;

  BitmapAccumulator(BindContext context, Operation operation) {
    super(List.of(context.argument(0)), SqlType.BINARY);
    this.operation = operation;
  }

  private byte[] empty() {
    byte[] bits = new byte[BYTES];
    if (operation == Operation.AND) {
      Arrays.fill(bits, (byte) -1);
    }
    return bits;
  }

  @Override
  protected byte[] add(byte[] state, Object[] row) {
    if (operation != Operation.CONSTRUCT) {
      return merge(state, (ByteSlice) row[0]);
    }
    byte[] bits = state == null ? empty() : state;
    long position = ((Number) row[0]).longValue();
    if (position < 0 || position >= BITS) {
      throw SqlException.of(
              "INVALID_BITMAP_POSITION",
              "The position " + position + " is not in a bitmap of " + BITS + " bits.")
          .with("bitPosition", Long.toString(position))
          .with("bitmapNumBytes", Integer.toString(BYTES))
          .with("bitmapNumBits", Integer.toString(BITS));
    }
    bits[(int) (position >> 3)] |= (byte) (1 << (position & 7));
    return bits;
  }

  @Override
  protected byte[] save(byte[] state) {
    return state;
  }

  /** A shorter bitmap has zeros behind its end. */
  @Override
  protected byte[] merge(byte[] state, ByteSlice saved) {
    byte[] bits = state == null ? empty() : state;
    for (int i = 0; i < BYTES; i++) {
      byte theirs = i < saved.length() ? saved.base()[saved.offset() + i] : 0;
      bits[i] = (byte) (operation == Operation.AND ? bits[i] & theirs : bits[i] | theirs);
    }
    return bits;
  }

  @Override
  protected Object result(byte[] state) {
    return ByteSlice.of(state == null ? empty() : state.clone());
  }

  @Override
  protected long bytesOf(byte[] state) {
    return 16 + BYTES;
  }
}
