package io.firesteel.engine.operator;

import io.firesteel.core.memory.MemoryBudget;

/**
 * The account of one growing structure. Rounds up, so that the budget is not asked for every row.
 * Belongs to one thread at a time.
 */
public final class MemoryLease implements AutoCloseable {
  private static final long STEP = 64 << 10;

  private final MemoryBudget budget;
  private final NodeCounters counters;
  private long reserved;

  public MemoryLease(MemoryBudget budget, NodeCounters counters) {
    this.budget = budget;
    this.counters = counters;
  }

  /**
   * Says how much is held now.
   *
   * @throws io.firesteel.core.error.SqlException QUERY_MEMORY_EXCEEDED
   */
  public void set(long bytes) {
    if (bytes > reserved) {
      long wanted = bytes < STEP ? bytes : (bytes + STEP - 1) / STEP * STEP;
      budget.reserve(wanted - reserved);
      counters.memoryChanged(wanted - reserved);
      reserved = wanted;
    } else if (bytes < reserved - 4 * STEP) {
      release(reserved - bytes);
    }
  }

  /** Reserves more. */
  public void add(long bytes) {
    budget.reserve(bytes);
    counters.memoryChanged(bytes);
    reserved += bytes;
  }

  private void release(long bytes) {
    reserved -= bytes;
    counters.memoryChanged(-bytes);
    budget.release(bytes);
  }

  public long reserved() {
    return reserved;
  }

  @Override
  public void close() {
    if (reserved > 0) {
      release(reserved);
    }
  }
}
