package io.firesteel.engine.operator.row;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.engine.plan.SortKey;
import java.util.Arrays;
import java.util.List;

/**
 * Sorts row numbers: by an 8-byte prefix of the keys first (radix sort), and rows of equal prefix
 * by comparing what the prefix left undecided. Stable.
 */
public final class RowOrder {
  private static final int SMALL = 512;

  private final ColumnVector[] flat;
  private final ValueOrder[] orders;
  private final List<SortKey> keys;
  private final SortPrefix prefix;

  /**
   * @param columns the rows' columns
   * @param types of all columns
   * @param keys refer to the columns
   */
  public RowOrder(ColumnVector[] columns, List<SqlType> types, List<SortKey> keys) {
    this(columns, types, keys, columns.length == 0 ? 0 : columns[0].length());
  }

  public RowOrder(ColumnVector[] columns, List<SqlType> types, List<SortKey> keys, int rows) {
    this.keys = keys;
    this.prefix = SortPrefix.of(columns, types, keys, rows, false);
    this.flat = new ColumnVector[keys.size()];
    this.orders = new ValueOrder[keys.size()];
    for (int k = prefix.undecided; k < keys.size(); k++) {
      flat[k] = columns[keys.get(k).column()].flatten();
      orders[k] = ValueOrder.of(types.get(keys.get(k).column()));
    }
  }

  /** Compares two rows. Any thread. */
  public int compare(int a, int b) {
    int byPrefix = Long.compareUnsigned(prefix.values[a], prefix.values[b]);
    return byPrefix != 0 ? byPrefix : compareRest(a, b);
  }

  private int compareRest(int a, int b) {
    for (int k = prefix.undecided; k < orders.length; k++) {
      ColumnVector column = flat[k];
      SortKey key = keys.get(k);
      boolean nullA = column.isNull(a);
      boolean nullB = column.isNull(b);
      int order;
      if (nullA || nullB) {
        order = nullA == nullB ? 0 : nullA == key.nullsFirst() ? -1 : 1;
      } else {
        order = orders[k].compare(column, a, column, b);
        if (key.descending()) {
          order = -order;
        }
      }
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  /** All rows [0, rows) in order. */
  public int[] sort(int rows) {
    return sort(0, rows);
  }

  /** Rows [from, to) in order. Several threads may sort different ranges. */
  public int[] sort(int from, int to) {
    int n = to - from;
    int[] rows = new int[n];
    for (int i = 0; i < n; i++) {
      rows[i] = from + i;
    }
    if (n > SMALL) {
      radix(rows);
    } else {
      int[] scratch = rows.clone();
      mergeSort(scratch, rows, 0, n);
      return rows;
    }
    if (prefix.undecided < keys.size()) {
      int[] scratch = null;
      int start = 0;
      for (int i = 1; i <= n; i++) {
        if (i == n || prefix.values[rows[i]] != prefix.values[rows[start]]) {
          if (i - start > 1) {
            scratch = scratch == null ? rows.clone() : scratch;
            System.arraycopy(rows, start, scratch, start, i - start);
            mergeSort(scratch, rows, start, i);
          }
          start = i;
        }
      }
    }
    return rows;
  }

  /** Least significant byte first, skipping bytes that are the same in all rows. */
  private void radix(int[] rows) {
    int n = rows.length;
    long[] current = new long[n];
    long all = 0;
    long none = -1;
    boolean sorted = true;
    for (int i = 0; i < n; i++) {
      long value = prefix.values[rows[i]];
      current[i] = value;
      all |= value;
      none &= value;
      sorted &= i == 0 || Long.compareUnsigned(current[i - 1], value) <= 0;
    }
    if (sorted) {
      return;
    }
    long[] otherValues = new long[n];
    int[] otherRows = new int[n];
    int[] fromRows = rows;
    int[] counts = new int[257];
    for (int byteShift = 0; byteShift < 64; byteShift += 8) {
      if (((all ^ none) >>> byteShift & 0xff) == 0) {
        continue;
      }
      Arrays.fill(counts, 0);
      for (int i = 0; i < n; i++) {
        counts[(int) (current[i] >>> byteShift & 0xff) + 1]++;
      }
      for (int b = 0; b < 256; b++) {
        counts[b + 1] += counts[b];
      }
      for (int i = 0; i < n; i++) {
        int at = counts[(int) (current[i] >>> byteShift & 0xff)]++;
        otherValues[at] = current[i];
        otherRows[at] = fromRows[i];
      }
      long[] swapValues = current;
      current = otherValues;
      otherValues = swapValues;
      int[] swapRows = fromRows;
      fromRows = otherRows;
      otherRows = swapRows;
    }
    if (fromRows != rows) {
      System.arraycopy(fromRows, 0, rows, 0, n);
    }
  }

  /** Sorts [from, to) of {@code rows}; {@code scratch} holds the same numbers there. */
  private void mergeSort(int[] scratch, int[] rows, int from, int to) {
    if (to - from < 8) {
      for (int i = from + 1; i < to; i++) {
        int row = rows[i];
        int j = i - 1;
        while (j >= from && compare(rows[j], row) > 0) {
          rows[j + 1] = rows[j];
          j--;
        }
        rows[j + 1] = row;
      }
      return;
    }
    int middle = from + to >>> 1;
    mergeSort(rows, scratch, from, middle);
    mergeSort(rows, scratch, middle, to);
    if (compare(scratch[middle - 1], scratch[middle]) <= 0) {
      System.arraycopy(scratch, from, rows, from, to - from);
      return;
    }
    merge(scratch, from, middle, scratch, middle, to, rows, from);
  }

  private void merge(
      int[] left, int l, int leftEnd, int[] right, int r, int rightEnd, int[] out, int at) {
    while (l < leftEnd && r < rightEnd) {
      out[at++] = compare(left[l], right[r]) <= 0 ? left[l++] : right[r++];
    }
    System.arraycopy(left, l, out, at, leftEnd - l);
    System.arraycopy(right, r, out, at + leftEnd - l, rightEnd - r);
  }

  /** Merges sorted runs, the earlier one first where rows are equal. */
  public int[] merge(int[] left, int[] right) {
    int[] out = new int[left.length + right.length];
    merge(left, 0, left.length, right, 0, right.length, out, 0);
    return out;
  }
}
