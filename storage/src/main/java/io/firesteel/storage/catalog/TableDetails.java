package io.firesteel.storage.catalog;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What only some tables have.
 *
 * @param collation DEFAULT COLLATION
 * @param existingDefaults for columns that were added with a DEFAULT the value, as a partition's
 *     text, that rows in older files have
 * @param partitions entries by the partition's relative path, such as {@code a=1/b=x}
 */
public record TableDetails(
    Optional<Bucketing> buckets,
    Optional<String> collation,
    Optional<RecordedStatistics> statistics,
    Map<String, String> existingDefaults,
    Map<String, CatalogPartition> partitions) {
  public static final TableDetails NONE =
      new TableDetails(Optional.empty(), Optional.empty(), Optional.empty(), Map.of(), Map.of());

  public TableDetails {
    existingDefaults = Collections.unmodifiableMap(new TreeMap<>(existingDefaults));
    partitions = Collections.unmodifiableMap(new TreeMap<>(partitions));
  }

  public TableDetails withBuckets(Optional<Bucketing> newBuckets) {
    return new TableDetails(newBuckets, collation, statistics, existingDefaults, partitions);
  }

  public TableDetails withCollation(Optional<String> newCollation) {
    return new TableDetails(buckets, newCollation, statistics, existingDefaults, partitions);
  }

  public TableDetails withStatistics(Optional<RecordedStatistics> newStatistics) {
    return new TableDetails(buckets, collation, newStatistics, existingDefaults, partitions);
  }

  public TableDetails withExistingDefaults(Map<String, String> newDefaults) {
    return new TableDetails(buckets, collation, statistics, newDefaults, partitions);
  }

  public TableDetails withPartitions(Map<String, CatalogPartition> newPartitions) {
    return new TableDetails(buckets, collation, statistics, existingDefaults, newPartitions);
  }
}
