package io.firesteel.storage.scan;

import java.util.List;

/**
 * What a file's footer says, for the planner.
 *
 * @param rows rows in the file
 * @param bytes bytes of its column chunks when decompressed
 * @param columns one for each asked column
 */
public record FileStatistics(long rows, long bytes, int rowGroups, List<Column> columns) {
  /**
   * @param min a lower bound (see {@code Vectors} for the form), or null if unknown or all null
   * @param max an upper bound, or null
   * @param nulls null rows, or -1 if unknown
   * @param distinct a lower bound on distinct values from dictionary sizes where the footer tells,
   *     or -1
   * @param bytes decompressed bytes of the column
   * @param compressedBytes bytes in the file
   */
  public record Column(
      Object min, Object max, long nulls, long distinct, long bytes, long compressedBytes) {
    public static final Column UNKNOWN = new Column(null, null, -1, -1, 0, 0);
  }
}
