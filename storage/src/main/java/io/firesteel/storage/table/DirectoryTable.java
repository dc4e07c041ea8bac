package io.firesteel.storage.table;

import io.firesteel.storage.catalog.Column;
import io.firesteel.storage.catalog.PartitionFilter;
import io.firesteel.storage.catalog.ResolvedTable;
import io.firesteel.storage.catalog.TableStatistics;
import io.firesteel.storage.scan.FileFormat;
import io.firesteel.storage.scan.ScanColumn;
import io.firesteel.storage.scan.TableFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** The files of a directory at a moment. Immutable but for the statistics, which are kept. */
final class DirectoryTable implements ResolvedTable {
  private final String description;
  private final String provider;
  private final String location;
  private final boolean declared;
  private final List<Column> columns;
  private final List<ScanColumn> scanColumns;
  private final List<TableFile> files;
  private final FooterStatistics footers;
  private TableStatistics statistics;

  DirectoryTable(
      String description,
      String provider,
      String location,
      boolean declared,
      List<Column> columns,
      List<ScanColumn> scanColumns,
      List<TableFile> files,
      FooterStatistics footers) {
    this.description = description;
    this.provider = provider;
    this.location = location;
    this.declared = declared;
    this.columns = List.copyOf(columns);
    this.scanColumns = List.copyOf(scanColumns);
    this.files = List.copyOf(files);
    this.footers = footers;
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public String provider() {
    return provider;
  }

  @Override
  public FileFormat format() {
    return footers.format();
  }

  @Override
  public String location() {
    return location;
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
    Column[] ordered = new Column[columns.size()];
    int count = 0;
    for (int i = 0; i < columns.size(); i++) {
      if (scanColumns.get(i).source() == ScanColumn.Source.PARTITION_VALUE) {
        ordered[scanColumns.get(i).index()] = columns.get(i);
        count++;
      }
    }
    return List.copyOf(Arrays.asList(ordered).subList(0, count));
  }

  @Override
  public boolean declared() {
    return declared;
  }

  @Override
  public List<TableFile> files(PartitionFilter filter) {
    if (filter == PartitionFilter.ALL) {
      return files;
    }
    Map<List<Object>, Boolean> asked = new HashMap<>();
    List<TableFile> matching = new ArrayList<>();
    for (TableFile file : files) {
      if (asked.computeIfAbsent(file.partitionValues(), filter::mayMatch)) {
        matching.add(file);
      }
    }
    return matching;
  }

  @Override
  public List<List<Object>> partitions() {
    LinkedHashSet<List<Object>> distinct = new LinkedHashSet<>();
    files.forEach(file -> distinct.add(file.partitionValues()));
    return List.copyOf(distinct);
  }

  @Override
  public synchronized TableStatistics statistics() {
    if (statistics == null) {
      statistics = footers.of(files, columns, scanColumns);
    }
    return statistics;
  }

  @Override
  public String toString() {
    return description + " (" + files.size() + " files)";
  }
}
