package io.firesteel.storage.catalog;

import io.firesteel.core.type.SqlType;
import io.firesteel.storage.scan.FileFormat;
import io.firesteel.storage.scan.ScanColumn;
import io.firesteel.storage.scan.ScanColumn.Source;
import io.firesteel.storage.scan.TableFile;
import java.util.ArrayList;
import java.util.List;

/**
 * A table of files with columns that say where its rows come from, behind its own ones. They are
 * the fields of Spark's hidden column {@code _metadata}.
 */
public final class FileMetadata implements ResolvedTable {
  /** The hidden column's name. */
  public static final String NAME = "_metadata";

  private record Part(String name, SqlType type, Source source) {}

  private static final List<Part> PARTS =
      List.of(
          new Part("file_path", SqlType.STRING, Source.FILE_PATH),
          new Part("file_name", SqlType.STRING, Source.FILE_NAME),
          new Part("file_size", SqlType.BIGINT, Source.FILE_SIZE),
          new Part("file_block_start", SqlType.BIGINT, Source.FILE_BLOCK_START),
          new Part("file_block_length", SqlType.BIGINT, Source.FILE_BLOCK_LENGTH),
          new Part("file_modification_time", SqlType.TIMESTAMP, Source.FILE_MODIFIED),
          new Part("row_index", SqlType.BIGINT, Source.ROW_INDEX));

  private final ResolvedTable table;
  private final List<Column> columns;
  private final List<ScanColumn> scanColumns;

  public FileMetadata(ResolvedTable table) {
    this.table = table;
    this.columns = new ArrayList<>(table.columns());
    this.scanColumns = new ArrayList<>(table.scanColumns());
    for (Part part : parts(table)) {
      String name = NAME + "." + part.name;
      columns.add(Column.of(new SqlType.Field(name, part.type, false)));
      scanColumns.add(ScanColumn.metadata(name, part.type, part.source));
    }
  }

  private static List<Part> parts(ResolvedTable table) {
    // Rows of text have no stable numbers.
    return table.provider().equals("parquet") ? PARTS : PARTS.subList(0, PARTS.size() - 1);
  }

  /** The names of the fields, in the order of the columns behind the table's own. */
  public List<String> fieldNames() {
    return parts(table).stream().map(Part::name).toList();
  }

  /** How many columns the table itself has. */
  public int ownColumns() {
    return table.columns().size();
  }

  @Override
  public String description() {
    return table.description();
  }

  @Override
  public String provider() {
    return table.provider();
  }

  @Override
  public FileFormat format() {
    return table.format();
  }

  @Override
  public String location() {
    return table.location();
  }

  @Override
  public List<Column> columns() {
    return columns;
  }

  @Override
  public List<ScanColumn> scanColumns() {
    return scanColumns;
  }

  @Override
  public List<Column> partitionColumns() {
    return table.partitionColumns();
  }

  @Override
  public boolean declared() {
    return table.declared();
  }

  @Override
  public List<TableFile> files(PartitionFilter filter) {
    return table.files(filter);
  }

  @Override
  public List<List<Object>> partitions() {
    return table.partitions();
  }

  @Override
  public TableStatistics statistics() {
    TableStatistics own = table.statistics();
    List<ColumnStatistics> all = new ArrayList<>(own.columns());
    while (all.size() < columns.size()) {
      all.add(ColumnStatistics.UNKNOWN);
    }
    return new TableStatistics(own.rows(), own.bytes(), own.sampled(), all);
  }
}
