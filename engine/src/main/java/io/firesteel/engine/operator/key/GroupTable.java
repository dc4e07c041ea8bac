package io.firesteel.engine.operator.key;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.ColumnVector;
import java.util.Arrays;
import java.util.List;

/**
 * Numbers the different keys of rows from 0 in the order in which they first come. The one place
 * that chooses how a group is found:
 *
 * <ul>
 *   <li>no key: there is one group;
 *   <li>columns of few values (dictionary codes, strings, booleans, TINYINT): an array indexed by
 *       their patterns, up to 65 536 entries;
 *   <li>a key of one word: a table of (word, group) pairs, linear probing;
 *   <li>else: a table of (hash, group), the words compared where the keys are kept.
 * </ul>
 *
 * <p>It starts with the first that fits and moves on when the values outgrow it.
 */
public final class GroupTable {
  private static final int DIRECT_BITS = 16;
  private static final int FIRST_SLOTS = 1 << 10;
  private static final long HASH_MASK = 0xffffffff00000000L;

  private final KeyLayout layout;
  private final long factor;
  private final int words;
  private int stride;
  private long[] keys = new long[64];
  private int size;

  private int[] direct;
  private int[] directBits;

  /** Pairs (word, group + 1), or single slots (high hash bits, group + 1). */
  private long[] slots;

  private int shift;
  private int capacity;

  public GroupTable(List<SqlType> types, boolean zeroHash) {
    this.factor = Hashes.factor(zeroHash);
    this.layout = new KeyLayout(types, factor);
    this.words = layout.words();
    this.stride = words;
    if (!types.isEmpty()) {
      directBits = new int[types.size()];
      if (!startDirect()) {
        startHash(FIRST_SLOTS);
      }
    }
  }

  /** Groups so far. */
  public int size() {
    return size;
  }

  /** Finds or makes the group of each row. */
  public void assign(ColumnVector[] columns, int rows, int[] groups) {
    if (columns.length == 0) {
      size = 1;
      Arrays.fill(groups, 0, rows, 0);
      return;
    }
    layout.encode(columns, rows, true);
    if (layout.flags() != null && stride == words) {
      addFlagWord();
    }
    if (direct != null && fitsDirect()) {
      assignDirect(rows, groups);
    } else if (stride == 1) {
      assignOneWord(layout.word(0, rows), rows, groups);
    } else {
      assignWords(rows, groups);
    }
  }

  // ---- direct ----

  private boolean startDirect() {
    for (int c = 0; c < directBits.length; c++) {
      if (layout.column(c).domain() == Integer.MAX_VALUE) {
        return false;
      }
      directBits[c] = 4;
    }
    return resizeDirect();
  }

  private boolean fitsDirect() {
    for (int c = 0; c < directBits.length; c++) {
      if (layout.column(c).domain() > 1 << directBits[c]) {
        return resizeDirect();
      }
    }
    return true;
  }

  private boolean resizeDirect() {
    int sum = 0;
    for (int c = 0; c < directBits.length; c++) {
      int needed = 32 - Integer.numberOfLeadingZeros(layout.column(c).domain() - 1);
      if (needed > directBits[c]) {
        directBits[c] = needed;
      }
      sum += directBits[c];
    }
    if (sum > DIRECT_BITS) {
      direct = null;
      startHash(Math.max(FIRST_SLOTS, Integer.highestOneBit(size + 1) * 4));
      return false;
    }
    direct = new int[1 << sum];
    for (int group = 0; group < size; group++) {
      int index = 0;
      for (int c = 0, at = 0; c < directBits.length; at += directBits[c++]) {
        index |= (int) layout.pattern(keys, group * stride, c) << at;
      }
      direct[index] = group + 1;
    }
    return true;
  }

  private void assignDirect(int rows, int[] groups) {
    long[] first = layout.patterns(0);
    for (int i = 0; i < rows; i++) {
      groups[i] = (int) first[i];
    }
    int at = directBits[0];
    for (int c = 1; c < directBits.length; c++) {
      long[] pattern = layout.patterns(c);
      for (int i = 0; i < rows; i++) {
        groups[i] |= (int) pattern[i] << at;
      }
      at += directBits[c];
    }
    for (int i = 0; i < rows; i++) {
      int group = direct[groups[i]];
      if (group == 0) {
        group = addGroup(i) + 1;
        direct[groups[i]] = group;
      }
      groups[i] = group - 1;
    }
  }

  /** Appends the key of a row of the batch that was encoded last. */
  private int addGroup(int row) {
    ensureKeys();
    int base = size * stride;
    for (int w = 0; w < words; w++) {
      keys[base + w] = layout.wordAt(w, row);
    }
    if (stride > words) {
      long[] flags = layout.flags();
      keys[base + words] = flags == null ? 0 : flags[row];
    }
    return size++;
  }

  private void ensureKeys() {
    if ((size + 1) * stride > keys.length) {
      keys = Arrays.copyOf(keys, Math.max(keys.length * 2, (size + 1) * stride));
    }
  }

  // ---- one word ----

  private void startHash(int slotCount) {
    capacity = slotCount;
    shift = 64 - Integer.numberOfTrailingZeros(slotCount);
    if (stride == 1) {
      slots = new long[2 * slotCount];
      for (int group = 0; group < size; group++) {
        long word = keys[group];
        int pos = (int) (Hashes.mix(word, factor) >>> shift);
        while (slots[2 * pos + 1] != 0) {
          pos = pos + 1 & slotCount - 1;
        }
        slots[2 * pos] = word;
        slots[2 * pos + 1] = group + 1;
      }
    } else {
      slots = new long[slotCount];
      for (int group = 0; group < size; group++) {
        long hash = hashAt(group * stride);
        int pos = (int) (hash >>> shift);
        while (slots[pos] != 0) {
          pos = pos + 1 & slotCount - 1;
        }
        slots[pos] = hash & HASH_MASK | group + 1;
      }
    }
  }

  private void assignOneWord(long[] word, int rows, int[] groups) {
    long[] table = slots;
    int mask = capacity - 1;
    long last = 0;
    int lastGroup = -1;
    for (int i = 0; i < rows; i++) {
      long key = word[i];
      // Clustered keys are common (orders of a line-item table), and this saves the cache miss.
      if (key == last && lastGroup >= 0) {
        groups[i] = lastGroup;
        continue;
      }
      int pos = (int) (Hashes.mix(key, factor) >>> shift);
      int group;
      while (true) {
        group = (int) table[2 * pos + 1] - 1;
        if (group < 0 || table[2 * pos] == key) {
          break;
        }
        pos = pos + 1 & mask;
      }
      if (group < 0) {
        group = size;
        ensureKeys();
        keys[size++] = key;
        table[2 * pos] = key;
        table[2 * pos + 1] = size;
        if (size * 2 > capacity) {
          startHash(capacity * 2);
          table = slots;
          mask = capacity - 1;
        }
      }
      last = key;
      lastGroup = group;
      groups[i] = group;
    }
  }

  // ---- several words ----

  private long hashAt(int base) {
    long hash = Hashes.mix(keys[base], factor);
    for (int w = 1; w < stride; w++) {
      hash = Hashes.combine(hash, keys[base + w], factor);
    }
    return hash;
  }

  private void assignWords(int rows, int[] groups) {
    long[][] columns = new long[stride][];
    for (int w = 0; w < words; w++) {
      columns[w] = layout.word(w, rows);
    }
    if (stride > words) {
      columns[words] = layout.flags() == null ? new long[rows] : layout.flags();
    }
    long[] hashes = new long[rows];
    for (int i = 0; i < rows; i++) {
      hashes[i] = Hashes.mix(columns[0][i], factor);
    }
    for (int w = 1; w < stride; w++) {
      long[] column = columns[w];
      for (int i = 0; i < rows; i++) {
        hashes[i] = Hashes.combine(hashes[i], column[i], factor);
      }
    }
    for (int i = 0; i < rows; i++) {
      groups[i] = findOrAdd(columns, hashes[i], i);
    }
  }

  private int findOrAdd(long[][] columns, long hash, int row) {
    int mask = capacity - 1;
    int pos = (int) (hash >>> shift);
    while (true) {
      long slot = slots[pos];
      if (slot == 0) {
        ensureKeys();
        int base = size * stride;
        for (int w = 0; w < stride; w++) {
          keys[base + w] = columns[w][row];
        }
        slots[pos] = hash & HASH_MASK | ++size;
        if (size * 2 > capacity) {
          startHash(capacity * 2);
        }
        return size - 1;
      }
      if (((slot ^ hash) & HASH_MASK) == 0) {
        int group = (int) slot - 1;
        int base = group * stride;
        int w = 0;
        while (w < stride && keys[base + w] == columns[w][row]) {
          w++;
        }
        if (w == stride) {
          return group;
        }
      }
      pos = pos + 1 & mask;
    }
  }

  private void addFlagWord() {
    long[] wider = new long[Math.max(64, (size + 1) * (words + 1))];
    for (int group = 0; group < size; group++) {
      System.arraycopy(keys, group * words, wider, group * (words + 1), words);
    }
    keys = wider;
    stride = words + 1;
    if (direct == null) {
      startHash(capacity);
    }
  }

  // ---- results ----

  /** The key columns of groups [from, from + count). */
  public ColumnVector[] keys(int from, int count) {
    ColumnVector[] out = new ColumnVector[layout.columnCount()];
    for (int c = 0; c < out.length; c++) {
      out[c] = layout.decode(keys, stride, from, count, c);
    }
    return out;
  }

  /** For each group which of {@code partitions} (a power of two) it belongs to, by its values. */
  public int[] partitions(int partitions) {
    int[] out = new int[size];
    int partitionShift = 64 - Integer.numberOfTrailingZeros(partitions);
    if (partitions == 1 || layout.columnCount() == 0) {
      return out;
    }
    for (int group = 0; group < size; group++) {
      long hash = 0;
      for (int c = 0; c < layout.columnCount(); c++) {
        long pattern = layout.pattern(keys, group * stride, c);
        hash = Hashes.combine(hash, layout.column(c).valueHash(pattern, factor), factor);
      }
      out[group] = (int) (hash >>> partitionShift);
    }
    return out;
  }

  public long retainedBytes() {
    return 8L * keys.length
        + (slots == null ? 0 : 8L * slots.length)
        + (direct == null ? 0 : 4L * direct.length)
        + layout.retainedBytes();
  }
}
