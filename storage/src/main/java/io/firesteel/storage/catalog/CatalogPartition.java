package io.firesteel.storage.catalog;

import java.time.Instant;
import java.util.Optional;

/**
 * What the catalog says about a partition beyond what the table's directory tells. Partitions are
 * the directories that are there; an entry exists only for one that statements changed.
 *
 * @param location URI of its directory where that is not the usual one
 * @param dropped whether it is no part of the table although its directory is there
 * @param statistics of ANALYZE TABLE
 * @param created when the statement ran
 */
public record CatalogPartition(
    Optional<String> location,
    boolean dropped,
    Optional<RecordedStatistics> statistics,
    Instant created) {
  /** An entry that says nothing yet. */
  public static CatalogPartition created(Instant now) {
    return new CatalogPartition(Optional.empty(), false, Optional.empty(), now);
  }

  public CatalogPartition withLocation(Optional<String> newLocation) {
    return new CatalogPartition(newLocation, dropped, statistics, created);
  }

  public CatalogPartition withStatistics(Optional<RecordedStatistics> newStatistics) {
    return new CatalogPartition(location, dropped, newStatistics, created);
  }

  /** The entry that hides the directory. */
  public CatalogPartition drop() {
    return new CatalogPartition(Optional.empty(), true, Optional.empty(), created);
  }
}
