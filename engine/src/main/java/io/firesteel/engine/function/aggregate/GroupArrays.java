package io.firesteel.engine.function.aggregate;

import io.firesteel.core.vector.Validity;
import java.util.Arrays;

/** Growth and validity of arrays indexed by group. */
final class GroupArrays {
  private GroupArrays() {}

  static int capacity(int current, int groups) {
    return groups <= current ? current : Math.max(groups, Math.max(16, current + (current >> 1)));
  }

  /** Valid where the flag is set. */
  static Validity where(boolean[] set, int from, int count) {
    Validity.Builder validity = new Validity.Builder(count);
    for (int i = 0; i < count; i++) {
      if (!set[from + i]) {
        validity.setNull(i);
      }
    }
    return validity.build(count);
  }

  /** Valid where the count is at least {@code least}. */
  static Validity where(long[] counts, long least, int from, int count) {
    Validity.Builder validity = new Validity.Builder(count);
    for (int i = 0; i < count; i++) {
      if (counts[from + i] < least) {
        validity.setNull(i);
      }
    }
    return validity.build(count);
  }

  static long[] slice(long[] values, int from, int count) {
    return Arrays.copyOfRange(values, from, from + count);
  }

  static double[] slice(double[] values, int from, int count) {
    return Arrays.copyOfRange(values, from, from + count);
  }

  static boolean[] slice(boolean[] values, int from, int count) {
    return Arrays.copyOfRange(values, from, from + count);
  }
}
