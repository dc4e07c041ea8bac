package io.firesteel.engine.operator.key;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.Validity;
import io.firesteel.core.vector.Vectors;
import java.util.List;

/**
 * Packs the columns of a key into words. 64-bit columns have a word each, narrower ones share. The
 * NULLs of 64-bit columns are bits of one more word, {@link #flags}, that exists only for batches
 * which have such NULLs; columns behind the 64th have a bit among the words.
 */
public final class KeyLayout {
  private final KeyColumn[] columns;

  /** For columns whose NULLs have no room in the flags: where their bit is among the patterns. */
  private final int[] nullFieldOf;

  private final int[] wordOf;
  private final int[] shiftOf;
  private final int words;
  private final long[][] patterns;
  private final long[][] packed;
  private long[] flags = new long[0];
  private boolean flagged;

  public KeyLayout(List<SqlType> types, long factor) {
    this(types.stream().map(t -> KeyColumn.of(t, factor)).toArray(KeyColumn[]::new));
  }

  private KeyLayout(KeyColumn[] columns) {
    this.columns = columns;
    int n = columns.length;
    nullFieldOf = new int[n];
    int extra = 0;
    for (int c = 0; c < n; c++) {
      nullFieldOf[c] = columns[c].flagsNulls() && c >= 64 ? n + extra++ : -1;
    }
    n += extra;
    wordOf = new int[n];
    shiftOf = new int[n];
    int[] usedBits = new int[n];
    int count = 0;
    for (int c = 0; c < n; c++) {
      int bits = c < columns.length ? columns[c].bits() : 1;
      int word = 0;
      while (usedBits[word] + bits > 64) {
        word++;
      }
      wordOf[c] = word;
      shiftOf[c] = usedBits[word];
      usedBits[word] += bits;
      count = Math.max(count, word + 1);
    }
    words = count;
    patterns = new long[n][0];
    packed = new long[words][0];
  }

  /** A layout for another task's look-ups in what this one encoded, now complete. */
  public KeyLayout reader() {
    KeyColumn[] readers = new KeyColumn[columns.length];
    for (int c = 0; c < readers.length; c++) {
      readers[c] = columns[c] instanceof InternedColumn i ? i.reader() : columns[c];
    }
    return new KeyLayout(readers);
  }

  /** Words of a key, flags not counted. */
  public int words() {
    return words;
  }

  int columnCount() {
    return columns.length;
  }

  KeyColumn column(int index) {
    return columns[index];
  }

  /**
   * Finds the patterns of all rows.
   *
   * @param add whether new values become known, else they are {@link KeyColumn#UNKNOWN}
   */
  public void encode(ColumnVector[] keys, int rows, boolean add) {
    flagged = false;
    for (int c = 0; c < columns.length; c++) {
      if (patterns[c].length < rows) {
        patterns[c] = new long[rows];
      }
      if (add) {
        columns[c].encode(keys[c], rows, patterns[c]);
      } else {
        columns[c].lookup(keys[c], rows, patterns[c]);
      }
      if (nullFieldOf[c] >= 0) {
        nullField(nullFieldOf[c], Vectors.validity(keys[c]), rows);
      } else if (columns[c].flagsNulls() && keys[c].mayHaveNulls()) {
        flag(c, Vectors.validity(keys[c]), rows);
      }
    }
  }

  private void nullField(int field, Validity validity, int rows) {
    if (patterns[field].length < rows) {
      patterns[field] = new long[rows];
    }
    for (int i = 0; i < rows; i++) {
      patterns[field][i] = validity.isNull(i) ? 1 : 0;
    }
  }

  private void flag(int column, Validity validity, int rows) {
    for (int i = 0; i < rows; i++) {
      if (validity.isNull(i)) {
        if (!flagged) {
          flagged = true;
          if (flags.length < rows) {
            flags = new long[rows];
          }
          java.util.Arrays.fill(flags, 0, rows, 0);
        }
        flags[i] |= 1L << column;
      }
    }
  }

  /** Whether a column's NULLs are in {@link #flags}. */
  public boolean flagsNulls(int column) {
    return columns[column].flagsNulls() && nullFieldOf[column] < 0;
  }

  /** Whether a column has numbers for patterns, and negative ones for unknown values. */
  public boolean isInterned(int column) {
    return columns[column] instanceof InternedColumn;
  }

  /** The patterns of a column after {@link #encode}. */
  public long[] patterns(int column) {
    return patterns[column];
  }

  /** For each row a bit for each 64-bit column that is null; null if no bit is set. */
  public long[] flags() {
    return flagged ? flags : null;
  }

  /** Word {@code index} of all rows, after {@link #encode}. Valid until the next one. */
  public long[] word(int index, int rows) {
    int only = -1;
    int members = 0;
    for (int c = 0; c < wordOf.length; c++) {
      if (wordOf[c] == index) {
        only = c;
        members++;
      }
    }
    if (members == 1) {
      return patterns[only];
    }
    if (packed[index].length < rows) {
      packed[index] = new long[rows];
    }
    long[] out = packed[index];
    boolean first = true;
    for (int c = 0; c < wordOf.length; c++) {
      if (wordOf[c] == index) {
        or(patterns[c], shiftOf[c], out, rows, first);
        first = false;
      }
    }
    return out;
  }

  /** Word {@code index} of one row. */
  long wordAt(int index, int row) {
    long word = 0;
    for (int c = 0; c < wordOf.length; c++) {
      if (wordOf[c] == index) {
        word |= patterns[c][row] << shiftOf[c];
      }
    }
    return word;
  }

  private static void or(long[] pattern, int shift, long[] out, int rows, boolean first) {
    if (first) {
      for (int i = 0; i < rows; i++) {
        out[i] = pattern[i] << shift;
      }
    } else {
      for (int i = 0; i < rows; i++) {
        out[i] |= pattern[i] << shift;
      }
    }
  }

  /** The pattern of a column within the words of a key that start at {@code base}. */
  long pattern(long[] keys, int base, int column) {
    int bits = columns[column].bits();
    return keys[base + wordOf[column]] >>> shiftOf[column] & -1L >>> 64 - bits;
  }

  /** The values of keys stored one after the other, {@code stride} words each. */
  ColumnVector decode(long[] keys, int stride, int from, int count, int column) {
    long[] found = new long[count];
    Validity.Builder validity = new Validity.Builder(count);
    KeyColumn key = columns[column];
    boolean flagWord = stride > words;
    for (int i = 0; i < count; i++) {
      int base = (from + i) * stride;
      long pattern = pattern(keys, base, column);
      found[i] = pattern;
      if (isNull(keys, base, column, pattern, flagWord)) {
        validity.setNull(i);
      }
    }
    return key.decode(found, count, validity.build(count));
  }

  private boolean isNull(long[] keys, int base, int column, long pattern, boolean flagWord) {
    if (!columns[column].flagsNulls()) {
      return pattern == columns[column].nullPattern();
    }
    int field = nullFieldOf[column];
    if (field >= 0) {
      return (keys[base + wordOf[field]] >>> shiftOf[field] & 1) != 0;
    }
    return flagWord && (keys[base + words] >>> column & 1) != 0;
  }

  public long retainedBytes() {
    long bytes = 0;
    for (KeyColumn column : columns) {
      bytes += column.retainedBytes();
    }
    return bytes;
  }
}
