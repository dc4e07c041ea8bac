package io.firesteel.core.memory;

import io.firesteel.core.error.ErrorCode;
import io.firesteel.core.error.SqlException;
import java.util.concurrent.atomic.AtomicLong;

/** A limit on bytes, perhaps below another one: the server's, a query's, an operator's. */
public final class MemoryBudget {
  private final MemoryBudget parent;
  private final String name;
  private final long limit;
  private final AtomicLong used = new AtomicLong();
  private final AtomicLong peak = new AtomicLong();

  private MemoryBudget(MemoryBudget parent, String name, long limit) {
    this.parent = parent;
    this.name = name;
    this.limit = limit;
  }

  public static MemoryBudget root(String name, long limit) {
    return new MemoryBudget(null, name, limit);
  }

  /** A budget inside this one; what it reserves counts here too. */
  public MemoryBudget child(String childName, long childLimit) {
    return new MemoryBudget(this, childName, childLimit);
  }

  /** Reserves bytes here and above, or nothing anywhere and returns false. */
  public boolean tryReserve(long bytes) {
    assert bytes >= 0;
    long now = used.addAndGet(bytes);
    if (now > limit || parent != null && !parent.tryReserve(bytes)) {
      used.addAndGet(-bytes);
      return false;
    }
    peak.accumulateAndGet(now, Math::max);
    return true;
  }

  /**
   * Reserves bytes.
   *
   * @throws SqlException QUERY_MEMORY_EXCEEDED if a limit stands against it
   */
  public void reserve(long bytes) {
    if (!tryReserve(bytes)) {
      throw SqlException.of(
              ErrorCode.QUERY_MEMORY_EXCEEDED,
              "The query needs more memory than it may use: "
                  + (bytes >> 10)
                  + " KiB more for "
                  + name
                  + ", which has "
                  + (used.get() >> 10)
                  + " of "
                  + (limit >> 10)
                  + " KiB.")
          .with("operator", name);
    }
  }

  public void release(long bytes) {
    assert bytes >= 0;
    long now = used.addAndGet(-bytes);
    assert now >= 0 : name + " released more than it had";
    if (parent != null) {
      parent.release(bytes);
    }
  }

  /** Bytes reserved now. */
  public long used() {
    return used.get();
  }

  /** Most bytes ever reserved at once. */
  public long peak() {
    return peak.get();
  }

  public long limit() {
    return limit;
  }
}
