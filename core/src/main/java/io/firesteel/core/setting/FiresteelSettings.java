package io.firesteel.core.setting;

/** Settings of our own. */
public final class FiresteelSettings {
  public static final Setting<Integer> WORKERS =
      Setting.integer(
              "firesteel.workers", 0, "Threads of the local worker pool; 0 means one a core.")
          .serverOnly();
  public static final Setting<Integer> BATCH_ROWS =
      Setting.integer("firesteel.debug.batchRows", 2048, "Rows a batch at most.");
  public static final Setting<Boolean> OPTIMIZER =
      Setting.bool(
          "firesteel.debug.optimizer",
          true,
          "Whether optional optimiser rules run (false in tests).");
  public static final Setting<Boolean> ZERO_HASH =
      Setting.bool("firesteel.debug.zeroHash", false, "Whether every hash is zero (tests).");
  public static final Setting<Integer> QUERY_WORKERS =
      Setting.integer(
          "firesteel.query.workers", 0, "Tasks a query runs at once at most; 0 means all workers.");
  public static final Setting<Long> QUERY_MEMORY =
      Setting.bytes(
          "firesteel.query.memory", "0", "Memory budget of a query; 0 means half of the heap.");
  public static final Setting<Long> QUERY_TIMEOUT =
      Setting.duration("firesteel.query.timeout", "0", "Time a query may take; 0 means no limit.");
  public static final Setting<Boolean> PRUNING =
      Setting.bool(
          "firesteel.debug.pruning", true, "Whether statistics, indexes and Bloom filters prune.");
  public static final Setting<Boolean> RUNTIME_FILTERS =
      Setting.bool("firesteel.runtimeFilters", true, "Whether joins filter the scans below them.");

  public static final Setting<Long> PAGE_CACHE_BYTES =
      Setting.bytes(
              "firesteel.cache.pageBytes",
              "0",
              "Heap for decompressed pages of files that are read again; 0 a sixth of the heap, -1 none.")
          .serverOnly();
  public static final Setting<Boolean> PAGE_CACHE =
      Setting.bool(
          "firesteel.debug.pageCache", true, "Whether scans use pages that earlier ones left.");

  private FiresteelSettings() {}
}
