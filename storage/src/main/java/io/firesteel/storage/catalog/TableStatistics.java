package io.firesteel.storage.catalog;

import java.util.List;

/**
 * Size of a table.
 *
 * @param rows rows, exact unless {@code sampled}
 * @param bytes length of all files
 * @param sampled whether only some of the footers were read
 * @param columns one for each column of the table, in its order
 */
public record TableStatistics(
    long rows, long bytes, boolean sampled, List<ColumnStatistics> columns) {
  public TableStatistics {
    columns = List.copyOf(columns);
  }
}
