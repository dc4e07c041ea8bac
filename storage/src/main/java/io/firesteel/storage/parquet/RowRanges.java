package io.firesteel.storage.parquet;

import java.util.Arrays;

/** Disjoint ascending ranges of row numbers in a row group. Immutable. */
final class RowRanges {
  private final long[] borders;

  private RowRanges(long[] borders) {
    this.borders = borders;
  }

  /** Rows [from, to). */
  static RowRanges of(long from, long to) {
    return new RowRanges(from < to ? new long[] {from, to} : new long[0]);
  }

  boolean isEmpty() {
    return borders.length == 0;
  }

  /** The first row in a range that is not before {@code row}, or -1. */
  long firstFrom(long row) {
    for (int i = 0; i < borders.length; i += 2) {
      if (row < borders[i + 1]) {
        return Math.max(row, borders[i]);
      }
    }
    return -1;
  }

  /** Where the range that holds {@code row} ends. */
  long endOf(long row) {
    for (int i = 0; i < borders.length; i += 2) {
      if (row >= borders[i] && row < borders[i + 1]) {
        return borders[i + 1];
      }
    }
    throw new AssertionError(row);
  }

  RowRanges and(RowRanges other) {
    Builder both = new Builder();
    int i = 0;
    int j = 0;
    while (i < borders.length && j < other.borders.length) {
      both.add(
          Math.max(borders[i], other.borders[j]), Math.min(borders[i + 1], other.borders[j + 1]));
      if (borders[i + 1] < other.borders[j + 1]) {
        i += 2;
      } else {
        j += 2;
      }
    }
    return both.build();
  }

  @Override
  public String toString() {
    return Arrays.toString(borders);
  }

  /** Takes ranges in ascending order; joins those that touch. */
  static final class Builder {
    private long[] borders = new long[8];
    private int size;

    void add(long from, long to) {
      if (from >= to) {
        return;
      }
      if (size > 0 && borders[size - 1] >= from) {
        borders[size - 1] = Math.max(borders[size - 1], to);
        return;
      }
      if (size == borders.length) {
        borders = Arrays.copyOf(borders, size * 2);
      }
      borders[size++] = from;
      borders[size++] = to;
    }

    RowRanges build() {
      return new RowRanges(Arrays.copyOf(borders, size));
    }
  }
}
