package io.firesteel.storage.catalog;

import java.util.List;

/** Which partitions a query needs. */
@FunctionalInterface
public interface PartitionFilter {
  PartitionFilter ALL = values -> true;

  /**
   * False if no row with these values of the partition columns can matter. Called once for each
   * partition, by the thread that asks for the files.
   *
   * @param values as in {@link io.firesteel.storage.scan.TableFile#partitionValues()}
   */
  boolean mayMatch(List<Object> values);
}
