package io.firesteel.storage.parquet;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.memory.MemoryBudget;
import java.util.ArrayDeque;

/**
 * Byte arrays for one reader: taken, given back, and used again, since fresh large arrays cost more
 * than reading into them. Everything is reserved from the budget. Belongs to one thread.
 */
final class Buffers implements AutoCloseable {
  private static final int MAX_FREE = 24;

  private final MemoryBudget budget;
  private final BufferPool pool;
  private final ArrayDeque<byte[]> free = new ArrayDeque<>();
  private long reserved;

  /**
   * @param pool where idle arrays come from and go to at the end
   */
  Buffers(MemoryBudget budget, BufferPool pool) {
    this.budget = budget;
    this.pool = pool;
  }

  /** An array of at least {@code size} bytes plus {@link RleDecoder#PADDING}, content arbitrary. */
  byte[] take(int size) {
    int needed = size + RleDecoder.PADDING;
    byte[] best = null;
    for (byte[] candidate : free) {
      if (candidate.length >= needed
          && candidate.length <= Math.max(needed * 4L, 1 << 16)
          && (best == null || candidate.length < best.length)) {
        best = candidate;
      }
    }
    if (best != null) {
      free.remove(best);
      return best;
    }
    byte[] idle = pool.take(needed, Math.max(needed * 4L, 1 << 16));
    if (idle != null) {
      try {
        budget.reserve(idle.length);
      } catch (SqlException e) {
        pool.give(idle);
        throw e;
      }
      reserved += idle.length;
      return idle;
    }
    int rounded = needed <= 1 << 12 ? 1 << 12 : (needed + (needed >> 3) + 4095) & -4096;
    return allocate(rounded < needed ? needed : rounded);
  }

  /** An array for good: bytes that vectors will point into. Counted until {@link #forget}. */
  byte[] takeForever(int size) {
    return allocate(size + RleDecoder.PADDING);
  }

  private byte[] allocate(int size) {
    budget.reserve(size);
    reserved += size;
    return new byte[size];
  }

  /** Gives an array of {@link #take} back. */
  void give(byte[] buffer) {
    if (buffer == null) {
      return;
    }
    free.add(buffer);
    if (free.size() > MAX_FREE) {
      byte[] oldest = free.poll();
      forget(oldest);
      pool.give(oldest);
    }
  }

  /** Stops counting an array: it belongs to the vectors that refer to it. */
  void forget(byte[] buffer) {
    if (buffer != null) {
      budget.release(buffer.length);
      reserved -= buffer.length;
    }
  }

  @Override
  public void close() {
    free.forEach(pool::give);
    free.clear();
    budget.release(reserved);
    reserved = 0;
  }
}
