package io.firesteel.core.vector;

/** Gathers of int arrays, for the vectors that keep offsets and lengths. */
final class Ranges {
  private Ranges() {}

  static int[] select(int[] values, int[] rows, int count) {
    int[] out = new int[count];
    for (int i = 0; i < count; i++) {
      out[i] = values[rows[i]];
    }
    return out;
  }

  static int[] selectOrZero(int[] values, int[] rows, int count) {
    int[] out = new int[count];
    for (int i = 0; i < count; i++) {
      int row = rows[i];
      out[i] = row >= 0 ? values[row] : 0;
    }
    return out;
  }
}
