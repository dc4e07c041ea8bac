package io.firesteel.engine.function.string;

import io.firesteel.core.type.TypeKind;
import io.firesteel.core.vector.BytesVector;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.ConstantVector;
import io.firesteel.core.vector.IntVector;
import io.firesteel.core.vector.Validity;
import io.firesteel.engine.function.BindContext;
import io.firesteel.engine.function.Kernel;
import io.firesteel.engine.function.lift.Lift;

/** substring(value, position, length) as views into the value's bytes. */
final class SubstringKernel implements Kernel {
  private final boolean text;

  private SubstringKernel(boolean text) {
    this.text = text;
  }

  static Kernel bind(BindContext context) {
    return new SubstringKernel(context.argument(0).kind() != TypeKind.BINARY);
  }

  @Override
  public boolean canFail() {
    return false;
  }

  @Override
  public ColumnVector evaluate(ColumnVector[] arguments, int rows) {
    BytesVector values = (BytesVector) arguments[0].flatten();
    Validity validity = Lift.validity(arguments, rows);
    int[] offsets = new int[rows];
    int[] lengths = new int[rows];
    int[] position = ((IntVector) value(arguments[1])).values();
    int positionMask = arguments[1] instanceof ConstantVector ? 0 : -1;
    boolean open = arguments.length < 3;
    int[] length =
        open ? new int[] {Integer.MAX_VALUE} : ((IntVector) value(arguments[2])).values();
    int lengthMask = open || arguments[2] instanceof ConstantVector ? 0 : -1;
    for (int i = 0; i < rows; i++) {
      if (validity.isValid(i)) {
        long range =
            range(
                values.base(i),
                values.offset(i),
                values.size(i),
                position[i & positionMask],
                length[i & lengthMask]);
        offsets[i] = (int) (range >> 32);
        lengths[i] = (int) range;
      }
    }
    return new BytesVector(values.buffers(), values.bufferIds(), offsets, lengths, validity, rows);
  }

  private static ColumnVector value(ColumnVector vector) {
    return vector instanceof ConstantVector c ? c.value() : vector.flatten();
  }

  /** Offset and length of the part, as high and low word. */
  private long range(byte[] base, int offset, int size, int position, int length) {
    int start = position > 0 ? position - 1 : position;
    if (position < 0) {
      start = (text ? Utf8.length(base, offset, size) : size) + position;
    }
    long until = Math.min((long) start + length, Integer.MAX_VALUE);
    if (until <= Math.max(start, 0)) {
      return (long) offset << 32;
    }
    int end = offset + size;
    int from = skip(base, offset, end, Math.max(start, 0));
    int to = skip(base, from, end, (int) until - Math.max(start, 0));
    return (long) from << 32 | to - from;
  }

  private int skip(byte[] base, int from, int end, int count) {
    return text ? Utf8.skip(base, from, end, count) : (int) Math.min((long) from + count, end);
  }
}
