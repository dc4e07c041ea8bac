package io.firesteel.storage.parquet;

import io.firesteel.core.memory.MemoryBudget;
import io.firesteel.storage.file.DataFile;
import io.firesteel.storage.file.FileAccess;
import io.firesteel.storage.scan.BatchSource;
import io.firesteel.storage.scan.ScanMetrics;
import io.firesteel.storage.scan.ScanSpec;
import io.firesteel.storage.scan.Split;
import io.firesteel.storage.scan.TableScan;
import java.util.HashMap;
import java.util.Map;

/** A scan of Parquet files, and what its splits share. */
final class ParquetScan implements TableScan {
  private record GroupKey(DataFile file, int rowGroup) {}

  private final ParquetFormat format;
  private final ScanSpec spec;
  private final ReadOptions options;
  private final MemoryBudget budget;
  private final ScanMetrics metrics = new ScanMetrics();
  private final Map<GroupKey, SharedRowGroup> groups = new HashMap<>();
  private FilePlan lastPlan;
  private DataFile lastFile;

  ParquetScan(ParquetFormat format, ScanSpec spec, MemoryBudget budget) {
    this.format = format;
    this.spec = spec;
    this.options = ReadOptions.of(spec.settings());
    this.budget = budget;
  }

  ScanSpec spec() {
    return spec;
  }

  ReadOptions options() {
    return options;
  }

  MemoryBudget budget() {
    return budget;
  }

  BufferPool pool() {
    return format.pool();
  }

  FileAccess files() {
    return format.files();
  }

  @Override
  public BatchSource read(Split split) {
    return new SplitReader(this, split);
  }

  @Override
  public ScanMetrics metrics() {
    return metrics;
  }

  /** How the scan reads a file. Splits of one file mostly come one after the other. */
  FilePlan plan(DataFile file) {
    synchronized (this) {
      if (file.equals(lastFile)) {
        return lastPlan;
      }
    }
    FilePlan plan = FilePlan.of(format.footer(file), spec, options);
    synchronized (this) {
      lastFile = file;
      lastPlan = plan;
    }
    return plan;
  }

  /** The shared pages of the split's row group. */
  synchronized SharedRowGroup share(Split split) {
    return groups.computeIfAbsent(
        new GroupKey(split.file(), split.firstRowGroup()),
        key -> new SharedRowGroup(split.parts()));
  }

  /** The pages that earlier queries left, or null if they are not to be used. */
  PageCache cache() {
    return options.pageCache() ? format.pageCache() : null;
  }

  synchronized void unshare(Split split) {
    GroupKey key = new GroupKey(split.file(), split.firstRowGroup());
    SharedRowGroup group = groups.get(key);
    if (group != null && group.release()) {
      groups.remove(key);
    }
  }

  @Override
  public synchronized void close() {
    groups.clear();
  }
}
