package io.firesteel.engine.format;

import io.firesteel.core.memory.MemoryBudget;
import io.firesteel.core.setting.Settings;
import io.firesteel.core.type.SqlType;
import io.firesteel.storage.file.Compression;
import io.firesteel.storage.file.DataFile;
import io.firesteel.storage.file.FileAccess;
import io.firesteel.storage.scan.FileFormat;
import io.firesteel.storage.scan.FileStatistics;
import io.firesteel.storage.scan.ScanColumn;
import io.firesteel.storage.scan.ScanSpec;
import io.firesteel.storage.scan.Split;
import io.firesteel.storage.scan.TableFile;
import io.firesteel.storage.scan.TableScan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A format of text with the options of one table. Immutable. */
abstract class TextFormat implements FileFormat {
  /** Smaller pieces of a file are not worth a task. */
  private static final long MIN_SPLIT = 4 << 20;

  /** What a row takes, roughly, as long as nothing is known about it. */
  private static final int ROW_BYTES = 40;

  final FileAccess files;
  final FormatOptions options;

  TextFormat(FileAccess files, FormatOptions options) {
    this.files = files;
    this.options = options;
  }

  /** The records of a split, each one row or several. */
  interface Records extends AutoCloseable {
    /** The rows of the next record, or null at the end. */
    RowReader.Rows next() throws IOException;

    /** The text of the last record. */
    String text();

    @Override
    void close() throws IOException;
  }

  /**
   * Opens a split.
   *
   * @param fields the columns to read from the file, in the order of the rows
   */
  abstract Records open(Split split, List<SqlType.Field> fields) throws IOException;

  /**
   * This format for files of certain columns, where the places of fields matter.
   *
   * @param fileColumns all columns that are in the files, in order
   */
  @Override
  public TextFormat withColumns(List<SqlType.Field> fileColumns) {
    return this;
  }

  /** Whether a record may span lines, so that files cannot be cut. */
  abstract boolean isWhole();

  /** Reads each file's records by itself, without splits. */
  @Override
  public final List<SqlType.Field> schema(DataFile file, Settings settings) {
    return infer(List.of(file), settings);
  }

  @Override
  public boolean infersFromRows() {
    return true;
  }

  /** Text has no statistics: rows are guessed from the length. */
  @Override
  public FileStatistics statistics(DataFile file, List<ScanColumn> columns, Settings settings) {
    long rows = Math.max(1, file.length() / ROW_BYTES);
    return new FileStatistics(
        rows,
        file.length(),
        1,
        columns.stream().map(c -> FileStatistics.Column.UNKNOWN).collect(Collectors.toList()));
  }

  @Override
  public List<Split> plan(List<TableFile> tableFiles, ScanSpec spec, int parallelism) {
    List<Split> splits = new ArrayList<>();
    for (TableFile file : tableFiles) {
      long length = file.file().length();
      boolean cut = !isWhole() && Compression.ofPath(file.file().path()) == Compression.NONE;
      int parts = cut ? (int) Math.max(1, Math.min(length / MIN_SPLIT, 4L * parallelism)) : 1;
      for (int i = 0; i < parts; i++) {
        splits.add(new Split(file.file(), 0, 1, i, parts, length / parts, file.partitionValues()));
      }
    }
    return splits;
  }

  @Override
  public TableScan open(ScanSpec spec, MemoryBudget budget) {
    return new TextScan(this, spec);
  }

  /** The lines of a split. */
  LineReader lines(Split split) throws IOException {
    long length = split.file().length();
    long from = length * split.part() / split.parts();
    // What a compressed file unpacks to is not known.
    long to = split.parts() == 1 ? Long.MAX_VALUE : length * (split.part() + 1) / split.parts();
    byte[] separator =
        LineReader.separator(options.lineSeparator().orElse(null), options.charset());
    long start = Math.max(0, from - LineReader.lookBack(separator));
    return new LineReader(
        files.stream(split.file(), start), start, from, to, separator, options.charset());
  }

  /** All of a file as text. */
  String content(DataFile file) throws IOException {
    try (java.io.InputStream in = files.stream(file, 0)) {
      return new String(in.readAllBytes(), options.charset());
    }
  }
}
