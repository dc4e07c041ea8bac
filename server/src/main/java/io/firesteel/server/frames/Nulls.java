package io.firesteel.server.frames;

import io.firesteel.core.vector.ColumnVector;
import java.util.List;

/** The validity of several vectors in a row. */
final class Nulls {
  private Nulls() {}

  /** One bit a row, set where valid; null if no row is null. */
  static long[] bitmap(List<ColumnVector> parts, int rows) {
    long[] words = null;
    int row = 0;
    for (ColumnVector part : parts) {
      int length = part.length();
      if (part.mayHaveNulls()) {
        for (int i = 0; i < length; i++) {
          if (part.isNull(i)) {
            if (words == null) {
              words = allSet(rows);
            }
            words[row + i >> 6] &= ~(1L << row + i);
          }
        }
      }
      row += length;
    }
    return words;
  }

  static boolean none(long[] words, int rows) {
    int full = rows >> 6;
    for (int i = 0; i < full; i++) {
      if (words[i] != 0) {
        return false;
      }
    }
    return (rows & 63) == 0 || (words[full] & (1L << rows) - 1) == 0;
  }

  private static long[] allSet(int rows) {
    long[] words = new long[rows + 63 >> 6];
    java.util.Arrays.fill(words, -1L);
    return words;
  }
}
