package io.firesteel.storage.scan;

/** A running scan, shared by all workers of a stage in one process. Thread-safe. */
public interface TableScan extends AutoCloseable {
  /** Opens a split. Cheap: reading starts with the first batch. */
  BatchSource read(Split split);

  /** What has been done so far, over all workers. */
  ScanMetrics metrics();

  /** Frees what is shared between splits. Open sources must be closed before. */
  @Override
  void close();
}
