package io.firesteel.storage.catalog;

import java.util.List;

/**
 * CLUSTERED BY of a table. It is kept and shown; files are neither written nor read by it.
 *
 * @param columns names of the columns that the bucket is computed from
 * @param sortColumns names of the columns of SORTED BY
 */
public record Bucketing(List<String> columns, List<String> sortColumns, int count) {
  public Bucketing {
    columns = List.copyOf(columns);
    sortColumns = List.copyOf(sortColumns);
  }
}
