package io.firesteel.storage.table;

import io.firesteel.core.setting.Settings;
import io.firesteel.core.type.SqlType;
import io.firesteel.storage.catalog.Column;
import io.firesteel.storage.catalog.ColumnStatistics;
import io.firesteel.storage.catalog.TableStatistics;
import io.firesteel.storage.scan.FileFormat;
import io.firesteel.storage.scan.FileStatistics;
import io.firesteel.storage.scan.ScanColumn;
import io.firesteel.storage.scan.TableFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A table's statistics from its files' footers. Up to {@value #SAMPLE} footers are read, evenly
 * over the list; the rest is scaled by the files' lengths.
 */
final class FooterStatistics {
  static final int SAMPLE = 64;

  private final FileFormat format;
  private final FooterReaders readers;
  private final Settings settings;

  FooterStatistics(FileFormat format, FooterReaders readers, Settings settings) {
    this.format = format;
    this.readers = readers;
    this.settings = settings;
  }

  FileFormat format() {
    return format;
  }

  TableStatistics of(List<TableFile> files, List<Column> columns, List<ScanColumn> scanColumns) {
    long bytes = 0;
    for (TableFile file : files) {
      bytes += file.file().length();
    }
    List<TableFile> sample = sample(files);
    List<FileStatistics> read =
        readers.map(sample, file -> format.statistics(file.file(), scanColumns, settings));
    long sampledBytes = 0;
    long rows = 0;
    for (int i = 0; i < sample.size(); i++) {
      sampledBytes += sample.get(i).file().length();
      rows += read.get(i).rows();
    }
    double factor = sampledBytes == 0 ? 1 : (double) bytes / sampledBytes;
    boolean sampled = sample.size() < files.size();
    long allRows = sampled ? Math.round(rows * factor) : rows;
    List<ColumnStatistics> statistics = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      statistics.add(
          scanColumns.get(i).source() == ScanColumn.Source.PARTITION_VALUE
              ? ofPartitions(files, scanColumns.get(i).index())
              : ofFiles(columns.get(i).type(), i, read, rows, allRows));
    }
    return new TableStatistics(allRows, bytes, sampled, statistics);
  }

  private static List<TableFile> sample(List<TableFile> files) {
    if (files.size() <= SAMPLE) {
      return files;
    }
    List<TableFile> sample = new ArrayList<>(SAMPLE);
    for (int i = 0; i < SAMPLE; i++) {
      sample.add(files.get((int) ((long) i * files.size() / SAMPLE)));
    }
    return sample;
  }

  private static ColumnStatistics ofPartitions(List<TableFile> files, int index) {
    Set<Object> distinct = new HashSet<>();
    for (TableFile file : files) {
      Object value = file.partitionValues().get(index);
      if (value != null) {
        distinct.add(value);
      }
    }
    Object min = null;
    Object max = null;
    for (Object value : distinct) {
      min = min == null || compare(value, min) < 0 ? value : min;
      max = max == null || compare(value, max) > 0 ? value : max;
    }
    return new ColumnStatistics(
        Optional.ofNullable(min),
        Optional.ofNullable(max),
        OptionalLong.empty(),
        OptionalDouble.of(distinct.size()),
        OptionalDouble.of(0));
  }

  private static ColumnStatistics ofFiles(
      SqlType type, int column, List<FileStatistics> files, long rows, long allRows) {
    Object min = null;
    Object max = null;
    boolean bounded = true;
    long nulls = 0;
    long bytes = 0;
    long largest = -1;
    long sum = 0;
    boolean allCounted = true;
    for (FileStatistics file : files) {
      FileStatistics.Column c = file.columns().get(column);
      bytes += c.bytes();
      nulls = nulls < 0 || c.nulls() < 0 ? -1 : nulls + c.nulls();
      if (c.min() == null || c.max() == null) {
        bounded &= c.nulls() == file.rows();
      } else {
        min = min == null || compare(c.min(), min) < 0 ? c.min() : min;
        max = max == null || compare(c.max(), max) > 0 ? c.max() : max;
      }
      if (c.distinct() >= 0) {
        largest = Math.max(largest, c.distinct());
        sum += c.distinct();
      } else {
        allCounted &= c.nulls() == file.rows();
      }
    }
    bounded &= min != null;
    double scale = rows == 0 ? 1 : (double) allRows / rows;
    long valid = nulls < 0 ? rows : rows - nulls;
    return new ColumnStatistics(
        bounded ? Optional.of(min) : Optional.empty(),
        bounded ? Optional.of(max) : Optional.empty(),
        nulls < 0 ? OptionalLong.empty() : OptionalLong.of(Math.round(nulls * scale)),
        distinct(type, bounded ? min : null, max, allCounted ? largest : -1, sum, valid * scale),
        rows == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) bytes / rows));
  }

  /**
   * Distinct values. Dictionaries give a lower bound (the largest) and an upper one (the sum);
   * whole numbers and dates have at most as many values as lie between their bounds.
   */
  private static OptionalDouble distinct(
      SqlType type, Object min, Object max, long largest, long sum, double rows) {
    double domain = domain(type, min, max);
    if (largest >= 0) {
      // Few distinct values repeat from file to file; many mostly do not.
      double estimate = largest < 1000 ? largest : Math.sqrt((double) largest * Math.max(sum, 1));
      return OptionalDouble.of(Math.min(rows, Math.min(domain, Math.max(estimate, largest))));
    }
    return domain < Double.MAX_VALUE
        ? OptionalDouble.of(Math.min(rows, domain))
        : OptionalDouble.empty();
  }

  private static double domain(SqlType type, Object min, Object max) {
    if (min instanceof Boolean) {
      return min.equals(max) ? 1 : 2;
    }
    switch (type.kind()) {
      case TINYINT:
      case SMALLINT:
      case INT:
      case BIGINT:
      case DATE:
        return min == null
            ? Double.MAX_VALUE
            : ((Number) max).doubleValue() - ((Number) min).doubleValue() + 1;
      default:
        return Double.MAX_VALUE;
    }
  }

  /** Values of one column are of one class, and all such classes are comparable. */
  @SuppressWarnings("unchecked")
  private static int compare(Object a, Object b) {
    return ((Comparable<Object>) a).compareTo(b);
  }
}
