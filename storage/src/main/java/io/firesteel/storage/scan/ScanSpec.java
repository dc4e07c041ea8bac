package io.firesteel.storage.scan;

import io.firesteel.core.setting.Settings;
import java.util.List;

/**
 * What to read from every file of a table.
 *
 * @param columns what batches hold, in order; may be empty (batches then only have a row count)
 * @param ranges necessary conditions, all of which must hold; for pruning only
 * @param filters deciding conditions, evaluated in this order, each on the rows that passed the
 *     ones before
 * @param runtime filters that arrive later
 * @param settings the session's: case sensitivity, batch rows, pruning, Parquet options
 * @param checkCancelled called between batches and pages; throws to end the scan
 */
public record ScanSpec(
    List<ScanColumn> columns,
    List<ColumnRange> ranges,
    List<RowFilter> filters,
    RuntimeFilters runtime,
    Settings settings,
    Runnable checkCancelled) {

  public ScanSpec {
    columns = List.copyOf(columns);
    ranges = List.copyOf(ranges);
    filters = List.copyOf(filters);
  }

  /** All rows of the columns. */
  public static ScanSpec of(List<ScanColumn> columns, Settings settings) {
    return new ScanSpec(columns, List.of(), List.of(), RuntimeFilters.NONE, settings, () -> {});
  }

  public ScanSpec withRanges(List<ColumnRange> other) {
    return new ScanSpec(columns, other, filters, runtime, settings, checkCancelled);
  }

  public ScanSpec withFilters(List<RowFilter> other) {
    return new ScanSpec(columns, ranges, other, runtime, settings, checkCancelled);
  }

  public ScanSpec withRuntime(RuntimeFilters other) {
    return new ScanSpec(columns, ranges, filters, other, settings, checkCancelled);
  }

  public ScanSpec withCancellation(Runnable check) {
    return new ScanSpec(columns, ranges, filters, runtime, settings, check);
  }
}
