package io.firesteel.storage.parquet;

import io.firesteel.core.setting.FiresteelSettings;
import io.firesteel.core.setting.Settings;
import io.firesteel.core.setting.SparkSettings;

/** The session's settings that concern reading, parsed once a scan. */
record ReadOptions(
    boolean caseSensitive,
    int batchRows,
    boolean pruning,
    boolean pageCache,
    boolean ignoreCorrupt,
    boolean ignoreMissing,
    boolean binaryAsString,
    boolean int96AsTimestamp,
    boolean inferTimestampNtz,
    boolean nanosAsLong,
    boolean legacyDates,
    boolean legacyInt96) {

  static ReadOptions of(Settings settings) {
    return new ReadOptions(
        settings.get(SparkSettings.CASE_SENSITIVE),
        Math.max(1, settings.get(FiresteelSettings.BATCH_ROWS)),
        settings.get(FiresteelSettings.PRUNING),
        settings.get(FiresteelSettings.PAGE_CACHE),
        settings.get(SparkSettings.IGNORE_CORRUPT_FILES),
        settings.get(SparkSettings.IGNORE_MISSING_FILES),
        settings.get(SparkSettings.PARQUET_BINARY_AS_STRING),
        settings.get(SparkSettings.PARQUET_INT96_AS_TIMESTAMP),
        settings.get(SparkSettings.PARQUET_INFER_TIMESTAMP_NTZ),
        settings.get(SparkSettings.PARQUET_NANOS_AS_LONG),
        settings.get(SparkSettings.PARQUET_REBASE_READ).equals("LEGACY"),
        settings.get(SparkSettings.PARQUET_INT96_REBASE_READ).equals("LEGACY"));
  }
}
