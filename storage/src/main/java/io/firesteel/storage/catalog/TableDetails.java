package io.firesteel.storage.catalog;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What only some tables have.
 *
 * @param writtenProvider the format as the statement has it, where that is not in lower case
 * @param collation DEFAULT COLLATION
 * @param existingDefaults for columns that were added with a DEFAULT the value, as a partition's
 *     text, that rows in older files have
 * @param partitions entries by the partition's relative path, such as {@code a=1/b=x}
 */
public record TableDetails(
    Optional<String> writtenProvider,
    Optional<Bucketing> buckets,
    Optional<String> collation,
    Optional<RecordedStatistics> statistics,
    Map<String, String> existingDefaults,
    Map<String, CatalogPartition> partitions) {
  public static final TableDetails NONE =
      new TableDetails(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Map.of(),
          Map.of());

  public TableDetails {
    existingDefaults = Collections.unmodifiableMap(new TreeMap<>(existingDefaults));
    partitions = Collections.unmodifiableMap(new TreeMap<>(partitions));
  }

  public TableDetails withWrittenProvider(Optional<String> written) {
    return new TableDetails(written, buckets, collation, statistics, existingDefaults, partitions);
  }

  public TableDetails withBuckets(Optional<Bucketing> newBuckets) {
    return new TableDetails(
        writtenProvider, newBuckets, collation, statistics, existingDefaults, partitions);
  }

  public TableDetails withCollation(Optional<String> newCollation) {
    return new TableDetails(
        writtenProvider, buckets, newCollation, statistics, existingDefaults, partitions);
  }

  public TableDetails withStatistics(Optional<RecordedStatistics> newStatistics) {
    return new TableDetails(
        writtenProvider, buckets, collation, newStatistics, existingDefaults, partitions);
  }

  public TableDetails withExistingDefaults(Map<String, String> newDefaults) {
    return new TableDetails(
        writtenProvider, buckets, collation, statistics, newDefaults, partitions);
  }

  public TableDetails withPartitions(Map<String, CatalogPartition> newPartitions) {
    return new TableDetails(
        writtenProvider, buckets, collation, statistics, existingDefaults, newPartitions);
  }
}
