package io.firesteel.server.frames;

import io.firesteel.core.vector.BytesVector;
import io.firesteel.core.vector.ColumnVector;
import java.util.List;

/** Strings and binaries as lengths and bytes. */
final class ByteStrings {
  private static final long HIGH_BITS = 0x8080808080808080L;

  private ByteStrings() {}

  static void write(ByteSink out, List<ColumnVector> parts, int rows) {
    int[] lengths = new int[rows];
    long total = 0;
    int row = 0;
    for (ColumnVector part : parts) {
      BytesVector v = (BytesVector) part;
      int[] sizes = v.lengths();
      boolean nulls = v.mayHaveNulls();
      for (int i = 0; i < part.length(); i++, row++) {
        int size = nulls && v.isNull(i) ? 0 : sizes[i];
        lengths[row] = size;
        total += size;
      }
    }
    int asciiAt = out.claim(1);
    Integers.write(out, lengths, rows);
    out.writeInt((int) total);
    int at = out.claim(total);
    byte[] to = out.array();
    int start = at;
    row = 0;
    for (ColumnVector part : parts) {
      BytesVector v = (BytesVector) part;
      int[] offsets = v.offsets();
      byte[] only = v.bufferIds() == null ? v.buffers()[0] : null;
      for (int i = 0; i < part.length(); i++, row++) {
        int size = lengths[row];
        byte[] from = only != null ? only : v.base(i);
        System.arraycopy(from, size == 0 ? 0 : offsets[i], to, at, size);
        at += size;
      }
    }
    to[asciiAt] = (byte) (isAscii(to, start, at) ? 1 : 0);
  }

  private static boolean isAscii(byte[] bytes, int from, int to) {
    int i = from;
    long high = 0;
    for (; i + 8 <= to; i += 8) {
      high |= (long) ByteSink.LONGS.get(bytes, i);
    }
    for (; i < to; i++) {
      high |= bytes[i] & 0x80;
    }
    return (high & HIGH_BITS) == 0;
  }
}
