package io.firesteel.storage.catalog;

import io.firesteel.storage.scan.ScanColumn;
import io.firesteel.storage.scan.TableFile;
import java.util.List;

/**
 * A table as one statement sees it. The directory is listed when the table is resolved, so files
 * and statistics are those of one moment.
 */
public interface ResolvedTable {
  /** The table's full name, or the path, for messages and EXPLAIN. */
  String description();

  /** The file format, {@code parquet}. */
  String provider();

  /** What reads the files. */
  default io.firesteel.storage.scan.FileFormat format() {
    throw new UnsupportedOperationException(description() + " has no files");
  }

  /** URI of the directory, or the path pattern as given. */
  String location();

  /**
   * All columns in the order of {@code SELECT *}: data columns, then partition columns. (A
   * partition column that the files have too stays where the files have it, as in Spark.)
   */
  List<Column> columns();

  /**
   * For each of {@link #columns()} where a scan finds its values: in the files, or at a position of
   * {@link TableFile#partitionValues()}.
   */
  List<ScanColumn> scanColumns();

  /**
   * The columns that are partition columns, in the order of {@link TableFile#partitionValues()}.
   */
  List<Column> partitionColumns();

  /**
   * Whether {@link #columns()} were declared. Files may then lack columns (read as null) or have
   * others; otherwise the columns come from the files.
   */
  boolean declared();

  /** The files of the partitions that may match, in the order of their paths. */
  List<TableFile> files(PartitionFilter filter);

  /** Different tuples of partition values, in the order of their paths. */
  List<List<Object>> partitions();

  /** Reads footers on first use (a sample if there are many files) and keeps the answer. */
  TableStatistics statistics();
}
