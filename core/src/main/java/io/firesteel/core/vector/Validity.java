package io.firesteel.core.vector;

import java.util.Arrays;

/**
 * Which rows of a vector are not null. {@link #ALL} means that no row is null; otherwise one bit a
 * row, set where the row is valid, in 64-bit words. Loops ask {@link #allValid()} once, or {@link
 * #word} for 64 rows at a time.
 */
public final class Validity {
  /** No nulls, for any length. */
  public static final Validity ALL = new Validity(null);

  private final long[] words;

  private Validity(long[] words) {
    this.words = words;
  }

  /**
   * Takes over {@code words}: bit {@code i & 63} of word {@code i >> 6} is set where row i is
   * valid.
   */
  public static Validity ofWords(long[] words) {
    return new Validity(words);
  }

  /** Valid where the flag is false; {@link #ALL} if none is set. */
  public static Validity ofNulls(boolean[] nulls, int length) {
    long[] words = null;
    for (int i = 0; i < length; i++) {
      if (nulls[i]) {
        if (words == null) {
          words = allSet(length);
        }
        words[i >> 6] &= ~(1L << i);
      }
    }
    return words == null ? ALL : new Validity(words);
  }

  /** Every row null. */
  public static Validity none(int length) {
    return new Validity(new long[wordCount(length)]);
  }

  /** True if certainly no row is null (a mask may also happen to be full). */
  public boolean allValid() {
    return words == null;
  }

  public boolean isNull(int row) {
    return words != null && (words[row >> 6] >>> row & 1) == 0;
  }

  public boolean isValid(int row) {
    return words == null || (words[row >> 6] >>> row & 1) != 0;
  }

  /** The bits of rows 64 * index to 64 * index + 63; those past the length are undefined. */
  public long word(int index) {
    return words == null ? -1L : words[index];
  }

  /** Rows that are null among the first {@code length}. */
  public int nullCount(int length) {
    return words == null ? 0 : length - validCount(length);
  }

  /** Rows that are valid among the first {@code length}. */
  public int validCount(int length) {
    if (words == null) {
      return length;
    }
    int count = 0;
    int full = length >> 6;
    for (int i = 0; i < full; i++) {
      count += Long.bitCount(words[i]);
    }
    if ((length & 63) != 0) {
      count += Long.bitCount(words[full] & (1L << length) - 1);
    }
    return count;
  }

  /** Valid where both are: the null rule of strict functions. Shares an operand where it can. */
  public static Validity and(Validity a, Validity b, int length) {
    if (a.words == null || a == b) {
      return b;
    }
    if (b.words == null) {
      return a;
    }
    long[] both = new long[wordCount(length)];
    for (int i = 0; i < both.length; i++) {
      both[i] = a.words[i] & b.words[i];
    }
    return new Validity(both);
  }

  /** The validity of rows {@code rows[0..count)}; a negative row number is null (outer joins). */
  public Validity select(int[] rows, int count) {
    if (words == null) {
      return ALL;
    }
    long[] out = new long[wordCount(count)];
    for (int i = 0; i < count; i++) {
      int row = rows[i];
      out[i >> 6] |= (words[row >> 6] >>> row & 1) << i;
    }
    return new Validity(out);
  }

  /** Like {@link #select}, where a negative row number stands for a null (outer joins). */
  public Validity selectOrNull(int[] rows, int count) {
    long[] out = new long[wordCount(count)];
    for (int i = 0; i < count; i++) {
      int row = rows[i];
      if (row >= 0 && isValid(row)) {
        out[i >> 6] |= 1L << i;
      }
    }
    return new Validity(out);
  }

  public long retainedBytes() {
    return words == null ? 0 : 16L + 8L * words.length;
  }

  static int wordCount(int length) {
    return length + 63 >> 6;
  }

  static long[] allSet(int length) {
    long[] words = new long[wordCount(length)];
    Arrays.fill(words, -1L);
    return words;
  }

  /**
   * Gathers the validity of rows in order; starts at {@link #ALL} and allocates on the first null.
   */
  public static final class Builder {
    private long[] words;
    private int capacity;

    public Builder(int capacity) {
      this.capacity = capacity;
    }

    /** Marks a row as null; rows never marked are valid. Grows as needed. */
    public void setNull(int row) {
      if (words == null) {
        words = allSet(Math.max(capacity, row + 1));
      } else if (row >> 6 >= words.length) {
        int old = words.length;
        words = Arrays.copyOf(words, Math.max(old * 2, wordCount(row + 1)));
        Arrays.fill(words, old, words.length, -1L);
      }
      words[row >> 6] &= ~(1L << row);
    }

    public boolean isNull(int row) {
      return words != null && row >> 6 < words.length && (words[row >> 6] >>> row & 1) == 0;
    }

    /** The validity of the first {@code length} rows. The builder must not be used afterwards. */
    public Validity build(int length) {
      if (words == null) {
        return ALL;
      }
      int count = wordCount(length);
      if (words.length < count) {
        int old = words.length;
        words = Arrays.copyOf(words, count);
        Arrays.fill(words, old, count, -1L);
      }
      return new Validity(words);
    }
  }
}
