package io.firesteel.engine.operator.join;

import io.firesteel.engine.operator.MemoryLease;
import io.firesteel.engine.operator.key.Hashes;

/**
 * From a key to the first build row that has it, -1 for none. Made in two moves: {@link #choose}
 * allocates, then each of some partitions is filled by {@link #insert}, which several threads may
 * do at once for different partitions; then {@link #find}.
 */
abstract class JoinIndex {
  /** An array by key may have this many entries a row: a hash table would take as much. */
  private static final int DENSE_FACTOR = 8;

  /** For each build row the next one of the same key, or -1. */
  final int[] next;

  /** Set as soon as a key has two rows. Only ever turned true. */
  volatile boolean duplicates;

  JoinIndex(int rows) {
    this.next = new int[rows];
  }

  /**
   * The index for keys of the given words.
   *
   * @param words one array a word, a value a row
   * @param excluded rows that no key finds, or null
   * @param denseKey whether the only word is an integer by its value
   */
  static JoinIndex choose(
      long[][] words,
      int rows,
      boolean[] excluded,
      boolean denseKey,
      long factor,
      MemoryLease lease) {
    lease.add(4L * rows);
    if (denseKey && rows > 0) {
      long min = Long.MAX_VALUE;
      long max = Long.MIN_VALUE;
      for (int i = 0; i < rows; i++) {
        if (excluded == null || !excluded[i]) {
          min = Math.min(min, words[0][i]);
          max = Math.max(max, words[0][i]);
        }
      }
      long span = max - min;
      if (min <= max && span >= 0 && span < (long) DENSE_FACTOR * rows + 1024) {
        lease.add(4 * (span + 1));
        return new Dense(words[0], rows, excluded, min, (int) span + 1);
      }
    }
    int capacity = Math.max(64, Integer.highestOneBit(Math.max(1, Math.min(rows, 1 << 28))) * 4);
    if (words.length == 1) {
      lease.add(16L * capacity);
      return new OneWord(words[0], rows, excluded, capacity, factor);
    }
    lease.add(8L * capacity + 8L * rows);
    return new Words(words, rows, excluded, capacity, factor);
  }

  /** Adds the rows of partition {@code part} of {@code parts}, a power of two of at most 64. */
  abstract void insert(int part, int parts);

  /** The first build row for each key, or -1. The array of heads is the caller's. */
  abstract void find(long[][] words, int rows, int[] heads);

  /** Chains a row in front of the one that was first so far. */
  final void chain(int row, int first) {
    next[row] = first;
    if (first >= 0 && !duplicates) {
      duplicates = true;
    }
  }

  /** An array from key - min to the first row + 1. */
  private static final class Dense extends JoinIndex {
    private final long[] keys;
    private final int rows;
    private final boolean[] excluded;
    private final long min;
    private final int[] heads;

    Dense(long[] keys, int rows, boolean[] excluded, long min, int span) {
      super(rows);
      this.keys = keys;
      this.rows = rows;
      this.excluded = excluded;
      this.min = min;
      this.heads = new int[span];
    }

    @Override
    void insert(int part, int parts) {
      int from = (int) ((long) heads.length * part / parts);
      int to = (int) ((long) heads.length * (part + 1) / parts);
      // Backwards, so that the rows of a key come out in their order.
      for (int row = rows - 1; row >= 0; row--) {
        if (excluded != null && excluded[row]) {
          continue;
        }
        int at = (int) (keys[row] - min);
        if (at >= from && at < to) {
          chain(row, heads[at] - 1);
          heads[at] = row + 1;
        }
      }
    }

    @Override
    void find(long[][] words, int count, int[] out) {
      long[] wanted = words[0];
      int[] table = heads;
      for (int i = 0; i < count; i++) {
        long at = wanted[i] - min;
        // A difference that overflows is out of range as well, read as unsigned.
        out[i] = Long.compareUnsigned(at, table.length) < 0 ? table[(int) at] - 1 : -1;
      }
    }
  }

  /** (word, row + 1) pairs, linear probing inside the partition of the hash's top bits. */
  private static final class OneWord extends JoinIndex {
    private final long[] keys;
    private final int rows;
    private final boolean[] excluded;
    private final long factor;
    private final long[] slots;
    private final int shift;
    private int regionMask;

    OneWord(long[] keys, int rows, boolean[] excluded, int capacity, long factor) {
      super(rows);
      this.keys = keys;
      this.rows = rows;
      this.excluded = excluded;
      this.factor = factor;
      this.slots = new long[2 * capacity];
      this.shift = 64 - Integer.numberOfTrailingZeros(capacity);
      this.regionMask = capacity - 1;
    }

    @Override
    void insert(int part, int parts) {
      int region = slots.length / 2 / parts;
      int mask = region - 1;
      regionMask = mask;
      for (int row = rows - 1; row >= 0; row--) {
        if (excluded != null && excluded[row]) {
          continue;
        }
        long key = keys[row];
        int pos = (int) (Hashes.mix(key, factor) >>> shift);
        if (pos / region != part) {
          continue;
        }
        int base = pos & ~mask;
        int probes = 0;
        while (slots[2 * pos + 1] != 0 && slots[2 * pos] != key) {
          pos = base | pos + 1 & mask;
          if (++probes >= mask) {
            throw full();
          }
        }
        chain(row, (int) slots[2 * pos + 1] - 1);
        slots[2 * pos] = key;
        slots[2 * pos + 1] = row + 1;
      }
    }

    @Override
    void find(long[][] words, int count, int[] out) {
      long[] wanted = words[0];
      long[] table = slots;
      int mask = regionMask;
      for (int i = 0; i < count; i++) {
        long key = wanted[i];
        int pos = (int) (Hashes.mix(key, factor) >>> shift);
        int base = pos & ~mask;
        int row;
        while (true) {
          row = (int) table[2 * pos + 1] - 1;
          if (row < 0 || table[2 * pos] == key) {
            break;
          }
          pos = base | pos + 1 & mask;
        }
        out[i] = row;
      }
    }
  }

  // Tables are at most half full, and partitions have thousands of slots.
  private static IllegalStateException full() {
    return new IllegalStateException("A partition of a join's hash table is full");
  }

  /** (high hash bits, row + 1), the words compared where the rows have them. */
  private static final class Words extends JoinIndex {
    private static final long HASH_MASK = 0xffffffff00000000L;

    private final long[][] keys;
    private final long[] hashes;
    private final int rows;
    private final boolean[] excluded;
    private final long factor;
    private final long[] slots;
    private final int shift;
    private int regionMask;

    Words(long[][] keys, int rows, boolean[] excluded, int capacity, long factor) {
      super(rows);
      this.keys = keys;
      this.rows = rows;
      this.excluded = excluded;
      this.factor = factor;
      this.hashes = new long[rows];
      this.slots = new long[capacity];
      this.shift = 64 - Integer.numberOfTrailingZeros(capacity);
      this.regionMask = capacity - 1;
      hash(keys, rows, hashes, factor);
    }

    static void hash(long[][] words, int rows, long[] out, long factor) {
      long[] first = words[0];
      for (int i = 0; i < rows; i++) {
        out[i] = Hashes.mix(first[i], factor);
      }
      for (int w = 1; w < words.length; w++) {
        long[] word = words[w];
        for (int i = 0; i < rows; i++) {
          out[i] = Hashes.combine(out[i], word[i], factor);
        }
      }
    }

    @Override
    void insert(int part, int parts) {
      int region = slots.length / parts;
      int mask = region - 1;
      regionMask = mask;
      for (int row = rows - 1; row >= 0; row--) {
        if (excluded != null && excluded[row]) {
          continue;
        }
        long hash = hashes[row];
        int pos = (int) (hash >>> shift);
        if (pos / region != part) {
          continue;
        }
        int base = pos & ~mask;
        int probes = 0;
        while (slots[pos] != 0 && !same(slots[pos], hash, keys, row)) {
          pos = base | pos + 1 & mask;
          if (++probes >= mask) {
            throw full();
          }
        }
        chain(row, (int) slots[pos] - 1);
        slots[pos] = hash & HASH_MASK | row + 1;
      }
    }

    private boolean same(long slot, long hash, long[][] words, int row) {
      if (((slot ^ hash) & HASH_MASK) != 0) {
        return false;
      }
      int other = (int) slot - 1;
      for (int w = 0; w < keys.length; w++) {
        if (keys[w][other] != words[w][row]) {
          return false;
        }
      }
      return true;
    }

    @Override
    void find(long[][] words, int count, int[] out) {
      long[] wanted = new long[count];
      hash(words, count, wanted, factor);
      for (int i = 0; i < count; i++) {
        int pos = (int) (wanted[i] >>> shift);
        int base = pos & ~regionMask;
        while (slots[pos] != 0 && !same(slots[pos], wanted[i], words, i)) {
          pos = base | pos + 1 & regionMask;
        }
        out[i] = (int) slots[pos] - 1;
      }
    }
  }
}
