package io.firesteel.engine.operator;

import io.firesteel.storage.scan.ScanMetrics;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/** What a plan node has done so far, over all tasks. Any thread may add and read. */
public final class NodeCounters {
  public final LongAdder rowsIn = new LongAdder();
  public final LongAdder rowsOut = new LongAdder();
  public final LongAdder batchesOut = new LongAdder();

  /** Time inside the operator, summed over the tasks. */
  public final LongAdder nanos = new LongAdder();

  private final AtomicLong memory = new AtomicLong();
  private final AtomicLong peakMemory = new AtomicLong();
  private volatile Supplier<String> detail = () -> "";
  private volatile ScanMetrics scan;

  void memoryChanged(long delta) {
    long now = memory.addAndGet(delta);
    if (delta > 0) {
      peakMemory.accumulateAndGet(now, Math::max);
    }
  }

  /** Most bytes that it held at once. */
  public long peakMemory() {
    return peakMemory.get();
  }

  /** Says that the operator reads files, and how far it is with them. */
  public void scans(ScanMetrics metrics) {
    scan = metrics;
  }

  /** What it has read of files; null if it reads none. */
  public ScanMetrics scan() {
    return scan;
  }

  /** Sets what else the operator has to tell, such as a scan's pruned row groups. */
  public void detail(Supplier<String> text) {
    detail = text;
  }

  public String detail() {
    return detail.get();
  }

  /** The form in EXPLAIN ANALYZE. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("rows=").append(rowsOut.sum());
    text.append(" time=").append(nanos.sum() / 1000).append("us");
    if (peakMemory() > 0) {
      text.append(" memory=").append(peakMemory() >> 10).append("KiB");
    }
    String more = detail();
    return more.isEmpty() ? text.toString() : text.append(' ').append(more).toString();
  }
}
