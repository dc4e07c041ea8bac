package io.firesteel.storage.catalog;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What ANALYZE TABLE found. It is shown, and forgotten when the table changes; plans are made by
 * the files' own statistics, which are never out of date.
 *
 * @param bytes length of the files
 * @param rows unless only the files' lengths were asked for
 * @param columns by name, those that were asked for
 */
public record RecordedStatistics(
    long bytes, Optional<Long> rows, Map<String, RecordedColumn> columns) {
  public RecordedStatistics {
    columns = Collections.unmodifiableMap(new TreeMap<>(columns));
  }

  /**
   * A column's figures.
   *
   * @param min as text, absent for types without order and columns of NULLs
   * @param max as {@code min}
   * @param averageLength in bytes, rounded up
   */
  public record RecordedColumn(
      Optional<String> min,
      Optional<String> max,
      long nulls,
      long distinct,
      long averageLength,
      long maxLength) {}

  /** As DESCRIBE shows it. */
  public String text() {
    return bytes + " bytes" + rows.map(r -> ", " + r + " rows").orElse("");
  }
}
