package io.firesteel.storage.scan;

import java.util.List;

/**
 * Filters that arrive while the scan is running, from join builds and Top-N. Polled between batches
 * by every reader; what was handed out once stays in force or is replaced by something tighter.
 */
public interface RuntimeFilters {
  RuntimeFilters NONE = () -> State.EMPTY;

  /** What holds now. Cheap: the same object as long as nothing has changed. */
  State current();

  /**
   * @param ranges prune row groups, pages and, at the next batch, nothing else
   * @param filters decide rows, after those of the {@link ScanSpec}
   */
  record State(List<ColumnRange> ranges, List<RowFilter> filters) {
    public static final State EMPTY = new State(List.of(), List.of());

    public State {
      ranges = List.copyOf(ranges);
      filters = List.copyOf(filters);
    }
  }
}
