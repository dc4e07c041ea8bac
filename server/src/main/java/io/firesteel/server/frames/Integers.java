package io.firesteel.server.frames;

import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.IntVector;
import io.firesteel.core.vector.LongVector;
import java.util.List;

/**
 * Integers as a base and unsigned deltas of as few bytes as they need. Rows that are null do not
 * widen the deltas; their slots hold anything.
 */
final class Integers {
  private Integers() {}

  static void writeInts(ByteSink out, List<ColumnVector> parts, int rows) {
    int min = Integer.MAX_VALUE;
    int max = Integer.MIN_VALUE;
    for (ColumnVector part : parts) {
      int[] values = ((IntVector) part).values();
      int n = part.length();
      if (part.mayHaveNulls()) {
        for (int i = 0; i < n; i++) {
          if (!part.isNull(i)) {
            min = Math.min(min, values[i]);
            max = Math.max(max, values[i]);
          }
        }
      } else {
        for (int i = 0; i < n; i++) {
          min = Math.min(min, values[i]);
          max = Math.max(max, values[i]);
        }
      }
    }
    int width = begin(out, min, max);
    int at = out.claim((long) width * rows);
    for (ColumnVector part : parts) {
      at = put(out.array(), at, width, ((IntVector) part).values(), part.length(), min);
    }
  }

  static void writeLongs(ByteSink out, List<ColumnVector> parts, int rows) {
    long min = Long.MAX_VALUE;
    long max = Long.MIN_VALUE;
    for (ColumnVector part : parts) {
      long[] values = ((LongVector) part).values();
      int n = part.length();
      if (part.mayHaveNulls()) {
        for (int i = 0; i < n; i++) {
          if (!part.isNull(i)) {
            min = Math.min(min, values[i]);
            max = Math.max(max, values[i]);
          }
        }
      } else {
        for (int i = 0; i < n; i++) {
          min = Math.min(min, values[i]);
          max = Math.max(max, values[i]);
        }
      }
    }
    int width = begin(out, min, max);
    int at = out.claim((long) width * rows);
    for (ColumnVector part : parts) {
      at = put(out.array(), at, width, ((LongVector) part).values(), part.length(), min);
    }
  }

  /** The first {@code rows} of an array without nulls. */
  static void write(ByteSink out, int[] values, int rows) {
    int min = Integer.MAX_VALUE;
    int max = Integer.MIN_VALUE;
    for (int i = 0; i < rows; i++) {
      min = Math.min(min, values[i]);
      max = Math.max(max, values[i]);
    }
    int width = begin(out, min, max);
    int at = out.claim((long) width * rows);
    put(out.array(), at, width, values, rows, min);
  }

  /**
   * @param valid a bit a row, or null if all are valid
   */
  static void write(ByteSink out, long[] values, long[] valid, int rows) {
    long min = Long.MAX_VALUE;
    long max = Long.MIN_VALUE;
    for (int i = 0; i < rows; i++) {
      if (valid == null || (valid[i >> 6] >>> i & 1) != 0) {
        min = Math.min(min, values[i]);
        max = Math.max(max, values[i]);
      }
    }
    int width = begin(out, min, max);
    int at = out.claim((long) width * rows);
    put(out.array(), at, width, values, rows, min);
  }

  private static int begin(ByteSink out, long min, long max) {
    long range = max - min;
    int width;
    if (max < min) {
      width = 0; // no valid row
    } else if (range < 0) {
      width = 8; // the difference itself overflows, and wraps back when the base is added
    } else if (range == 0) {
      width = 0;
    } else if (range < 1L << 8) {
      width = 1;
    } else if (range < 1L << 16) {
      width = 2;
    } else if (range < 1L << 32) {
      width = 4;
    } else {
      width = 8;
    }
    out.writeLong(min);
    out.writeByte(width);
    return width;
  }

  private static int put(byte[] to, int at, int width, int[] values, int rows, int base) {
    switch (width) {
      case 0:
        return at;
      case 1:
        for (int i = 0; i < rows; i++) {
          to[at + i] = (byte) (values[i] - base);
        }
        break;
      case 2:
        for (int i = 0; i < rows; i++) {
          ByteSink.SHORTS.set(to, at + 2 * i, (short) (values[i] - base));
        }
        break;
      case 4:
        for (int i = 0; i < rows; i++) {
          ByteSink.INTS.set(to, at + 4 * i, values[i] - base);
        }
        break;
      default:
        for (int i = 0; i < rows; i++) {
          ByteSink.LONGS.set(to, at + 8 * i, (long) values[i] - base);
        }
    }
    return at + width * rows;
  }

  private static int put(byte[] to, int at, int width, long[] values, int rows, long base) {
    switch (width) {
      case 0:
        return at;
      case 1:
        for (int i = 0; i < rows; i++) {
          to[at + i] = (byte) (values[i] - base);
        }
        break;
      case 2:
        for (int i = 0; i < rows; i++) {
          ByteSink.SHORTS.set(to, at + 2 * i, (short) (values[i] - base));
        }
        break;
      case 4:
        for (int i = 0; i < rows; i++) {
          ByteSink.INTS.set(to, at + 4 * i, (int) (values[i] - base));
        }
        break;
      default:
        for (int i = 0; i < rows; i++) {
          ByteSink.LONGS.set(to, at + 8 * i, values[i] - base);
        }
    }
    return at + width * rows;
  }
}
