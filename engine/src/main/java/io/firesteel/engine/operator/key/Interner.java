package io.firesteel.engine.operator.key;

import io.firesteel.core.vector.BytesVector;
import io.firesteel.core.vector.Validity;
import java.util.Arrays;

/**
 * Numbers byte strings from 1 in the order in which they first come. Keeps its own copy of the
 * bytes, so that nothing pins the pages that they came from. Open addressing over (hash, number).
 */
public final class Interner {
  private static final int FIRST_CHUNK = 4 << 10;
  private static final int MAX_CHUNK = 1 << 20;
  private static final int NUMBER_BITS = 31;

  private final long factor;
  private long[] slots = new long[64];
  private int shift = 64 - 6;
  private long[] hashes = new long[16];
  private int[] chunkOf = new int[16];
  private int[] offsets = new int[16];
  private int[] lengths = new int[16];
  private byte[][] chunks = {new byte[FIRST_CHUNK]};
  private int chunkCount = 1;
  private int used;
  private long chunkBytes = FIRST_CHUNK;
  private int size;

  public Interner(long factor) {
    this.factor = factor;
  }

  /** How many different strings there are; their numbers are 1 to this. */
  public int size() {
    return size;
  }

  /** The hash of the string of a number. */
  public long hash(int number) {
    return hashes[number - 1];
  }

  /** The number of a string, a new one if it was never seen. */
  public int add(byte[] base, int offset, int length) {
    long hash = Hashes.bytes(base, offset, length, factor);
    int mask = slots.length - 1;
    int pos = (int) (hash >>> shift);
    while (true) {
      long slot = slots[pos];
      if (slot == 0) {
        return insert(base, offset, length, hash, pos);
      }
      int number = (int) slot & Integer.MAX_VALUE;
      if (slot >>> NUMBER_BITS == hash >>> NUMBER_BITS && matches(number, base, offset, length)) {
        return number;
      }
      pos = pos + 1 & mask;
    }
  }

  /** The number of a string, or 0 if there is none. Several threads may look up. */
  public int find(byte[] base, int offset, int length) {
    long hash = Hashes.bytes(base, offset, length, factor);
    int mask = slots.length - 1;
    int pos = (int) (hash >>> shift);
    while (true) {
      long slot = slots[pos];
      if (slot == 0) {
        return 0;
      }
      int number = (int) slot & Integer.MAX_VALUE;
      if (slot >>> NUMBER_BITS == hash >>> NUMBER_BITS && matches(number, base, offset, length)) {
        return number;
      }
      pos = pos + 1 & mask;
    }
  }

  private boolean matches(int number, byte[] base, int offset, int length) {
    int i = number - 1;
    int start = offsets[i];
    return lengths[i] == length
        && Arrays.equals(chunks[chunkOf[i]], start, start + length, base, offset, offset + length);
  }

  private int insert(byte[] base, int offset, int length, long hash, int pos) {
    int i = size;
    if (i == lengths.length) {
      int n = i * 2;
      hashes = Arrays.copyOf(hashes, n);
      chunkOf = Arrays.copyOf(chunkOf, n);
      offsets = Arrays.copyOf(offsets, n);
      lengths = Arrays.copyOf(lengths, n);
    }
    if (used + length > chunks[chunkCount - 1].length) {
      newChunk(length);
    }
    System.arraycopy(base, offset, chunks[chunkCount - 1], used, length);
    hashes[i] = hash;
    chunkOf[i] = chunkCount - 1;
    offsets[i] = used;
    lengths[i] = length;
    used += length;
    size++;
    slots[pos] = slot(hash, size);
    if (size * 2 > slots.length) {
      grow();
    }
    return size;
  }

  private static long slot(long hash, int number) {
    return hash >>> NUMBER_BITS << NUMBER_BITS | number;
  }

  private void newChunk(int least) {
    int bytes = Math.max(least, Math.min(MAX_CHUNK, chunks[chunkCount - 1].length * 2));
    if (chunkCount == chunks.length) {
      chunks = Arrays.copyOf(chunks, chunkCount * 2);
    }
    chunks[chunkCount++] = new byte[bytes];
    chunkBytes += bytes;
    used = 0;
  }

  private void grow() {
    long[] bigger = new long[slots.length * 2];
    int mask = bigger.length - 1;
    shift--;
    for (int i = 0; i < size; i++) {
      int pos = (int) (hashes[i] >>> shift);
      while (bigger[pos] != 0) {
        pos = pos + 1 & mask;
      }
      bigger[pos] = slot(hashes[i], i + 1);
    }
    slots = bigger;
  }

  /** The strings of numbers; where a number is 0 the validity must say null. Shares the bytes. */
  public BytesVector values(int[] numbers, int count, Validity validity) {
    int[] ids = chunkCount == 1 ? null : new int[count];
    int[] starts = new int[count];
    int[] sizes = new int[count];
    for (int row = 0; row < count; row++) {
      int i = numbers[row] - 1;
      if (i >= 0) {
        starts[row] = offsets[i];
        sizes[row] = lengths[i];
        if (ids != null) {
          ids[row] = chunkOf[i];
        }
      }
    }
    return new BytesVector(Arrays.copyOf(chunks, chunkCount), ids, starts, sizes, validity, count);
  }

  byte[] base(int number) {
    return chunks[chunkOf[number - 1]];
  }

  int offset(int number) {
    return offsets[number - 1];
  }

  int length(int number) {
    return lengths[number - 1];
  }

  public long retainedBytes() {
    return 8L * slots.length + 20L * lengths.length + chunkBytes;
  }
}
