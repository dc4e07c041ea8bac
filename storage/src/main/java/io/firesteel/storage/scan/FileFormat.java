package io.firesteel.storage.scan;

import io.firesteel.core.memory.MemoryBudget;
import io.firesteel.core.setting.Settings;
import io.firesteel.core.type.SqlType;
import io.firesteel.storage.file.DataFile;
import java.util.List;

/**
 * Reads the files of tables. Thread-safe. All methods throw SqlException for files they cannot
 * read.
 */
public interface FileFormat {
  /** The file's columns as SQL types. */
  List<SqlType.Field> schema(DataFile file, Settings settings);

  /**
   * The format for a table of certain columns, where files only have values in order.
   *
   * @param columns all columns that are in the files, in order
   */
  default FileFormat withColumns(List<SqlType.Field> columns) {
    return this;
  }

  /** Whether the columns are those of all files together, found by reading their rows. */
  default boolean infersFromRows() {
    return false;
  }

  /**
   * The columns that fit the rows of all files, for a format that {@link #infersFromRows()}.
   *
   * @return null if there is nothing that would tell
   */
  default List<SqlType.Field> infer(List<DataFile> files, Settings settings) {
    throw new UnsupportedOperationException();
  }

  /**
   * Rows of the file and statistics of the columns, from the (cached) footer. Columns that are not
   * of source FILE have unknown statistics.
   */
  FileStatistics statistics(DataFile file, List<ScanColumn> columns, Settings settings);

  /**
   * Cuts files into splits of about equal work, largest first where it matters; row groups that the
   * ranges of the spec exclude are left out.
   *
   * @param parallelism how many workers there will be; few or large row groups are cut further so
   *     that none is idle
   */
  List<Split> plan(List<TableFile> files, ScanSpec spec, int parallelism);

  /**
   * Starts a scan.
   *
   * @param budget what page buffers are reserved from
   */
  TableScan open(ScanSpec spec, MemoryBudget budget);
}
