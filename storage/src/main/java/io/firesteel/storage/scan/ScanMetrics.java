package io.firesteel.storage.scan;

import java.util.concurrent.atomic.LongAdder;

/** Counters of a scan, for EXPLAIN ANALYZE. Any thread may add to them and read them. */
public final class ScanMetrics {
  public final LongAdder splits = new LongAdder();
  public final LongAdder bytesRead = new LongAdder();
  public final LongAdder rowGroups = new LongAdder();

  /** Row groups never opened, by statistics, Bloom filters, dictionaries or run-time filters. */
  public final LongAdder rowGroupsPruned = new LongAdder();

  /** Data pages decompressed. */
  public final LongAdder pages = new LongAdder();

  /** Data pages never decompressed because none of their rows was needed. */
  public final LongAdder pagesPruned = new LongAdder();

  /** Rows in the row groups that were opened. */
  public final LongAdder rowsRead = new LongAdder();

  /** Rows returned. */
  public final LongAdder rowsSelected = new LongAdder();

  public final LongAdder readNanos = new LongAdder();
  public final LongAdder decompressNanos = new LongAdder();
  public final LongAdder decodeNanos = new LongAdder();
  public final LongAdder filterNanos = new LongAdder();

  @Override
  public String toString() {
    return "splits="
        + splits
        + " bytesRead="
        + bytesRead
        + " rowGroups="
        + rowGroups
        + " rowGroupsPruned="
        + rowGroupsPruned
        + " pages="
        + pages
        + " pagesPruned="
        + pagesPruned
        + " rowsRead="
        + rowsRead
        + " rowsSelected="
        + rowsSelected
        + " readMs="
        + readNanos.sum() / 1_000_000
        + " decompressMs="
        + decompressNanos.sum() / 1_000_000
        + " decodeMs="
        + decodeNanos.sum() / 1_000_000
        + " filterMs="
        + filterNanos.sum() / 1_000_000;
  }
}
