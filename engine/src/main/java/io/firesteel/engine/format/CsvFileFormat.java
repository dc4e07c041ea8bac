package io.firesteel.engine.format;

import com.univocity.parsers.common.TextParsingException;
import com.univocity.parsers.csv.CsvParser;
import io.firesteel.core.setting.Settings;
import io.firesteel.core.type.SqlType;
import io.firesteel.storage.file.DataFile;
import io.firesteel.storage.file.FileAccess;
import io.firesteel.storage.scan.Split;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Tables of CSV files. */
final class CsvFileFormat extends TextFormat {
  private final CsvOptions csv;
  private final List<SqlType.Field> columns;

  /**
   * @param columns the columns of the files in order, or empty to find them in the files
   */
  CsvFileFormat(FileAccess files, FormatOptions options, List<SqlType.Field> columns) {
    super(files, options);
    this.csv = new CsvOptions(options);
    this.columns = columns;
  }

  @Override
  boolean isWhole() {
    return csv.multiLine;
  }

  @Override
  public TextFormat withColumns(List<SqlType.Field> fileColumns) {
    return new CsvFileFormat(files, options, fileColumns);
  }

  @Override
  Records open(Split split, List<SqlType.Field> fields) throws IOException {
    String corrupt = options.corruptRecordColumn();
    List<SqlType.Field> all =
        columns.stream().filter(f -> !(f.name().equals(corrupt) && f.type().isText())).toList();
    int[] wanted = new int[fields.size()];
    for (int i = 0; i < wanted.length; i++) {
      wanted[i] = place(all, fields.get(i).name());
    }
    CsvReader reader = new CsvReader(all, wanted, csv);
    if (csv.multiLine) {
      return new WholeFile(files.stream(split.file(), 0), reader);
    }
    return new LineRecords(lines(split), reader, csv::isRecord, csv.header && split.part() == 0);
  }

  private static int place(List<SqlType.Field> all, String name) {
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).name().equals(name)) {
        return i;
      }
    }
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).name().equalsIgnoreCase(name)) {
        return i;
      }
    }
    throw new IllegalArgumentException("no column " + name);
  }

  @Override
  public List<SqlType.Field> infer(List<DataFile> dataFiles, Settings settings) {
    CsvInference inference = new CsvInference(csv);
    for (DataFile file : dataFiles) {
      try {
        if (csv.multiLine) {
          inferWhole(file, inference);
        } else {
          inferLines(file, inference);
        }
      } catch (IOException | TextParsingException e) {
        throw FileAccess.failed(file.path(), e);
      }
      if (inference.hasFirst() && !csv.inferSchema) {
        break;
      }
    }
    return inference.columns();
  }

  private void inferLines(DataFile file, CsvInference inference) throws IOException {
    try (LineReader lines = lines(new Split(file, 0, 1, 0, 1, file.length(), List.of()))) {
      boolean header = csv.header;
      for (String line = lines.next(); line != null; line = lines.next()) {
        if (csv.isRecord(line)) {
          String[] tokens = inference.split(line);
          header = take(tokens, header, inference);
          if (!csv.inferSchema) {
            return;
          }
        }
      }
    }
  }

  private static boolean take(String[] tokens, boolean header, CsvInference inference) {
    if (tokens == null) {
      return header;
    }
    if (!inference.hasFirst()) {
      inference.first(tokens);
    }
    if (!header) {
      inference.add(tokens);
    }
    return false;
  }

  private void inferWhole(DataFile file, CsvInference inference) throws IOException {
    CsvParser parser = inference.parser();
    try (InputStream in = files.stream(file, 0)) {
      parser.beginParsing(in, options.charset());
      boolean header = csv.header;
      for (String[] tokens = parser.parseNext(); tokens != null; tokens = parser.parseNext()) {
        header = take(tokens, header, inference);
        if (!csv.inferSchema) {
          break;
        }
      }
      parser.stopParsing();
    }
  }

  /** The records of a file that may span lines. */
  private final class WholeFile implements Records {
    private final InputStream in;
    private final CsvReader reader;
    private boolean header = csv.header;

    WholeFile(InputStream in, CsvReader reader) {
      this.in = in;
      this.reader = reader;
      reader.parser().beginParsing(in, options.charset());
    }

    @Override
    public RowReader.Rows next() throws IOException {
      try {
        String[] tokens = reader.parser().parseNext();
        if (header && tokens != null) {
          header = false;
          tokens = reader.parser().parseNext();
        }
        return tokens == null ? null : reader.convert(tokens);
      } catch (TextParsingException e) {
        throw new IOException(e);
      }
    }

    @Override
    public String text() {
      String record = reader.parser().getContext().currentParsedContent();
      return record == null ? "" : record.stripTrailing();
    }

    @Override
    public void close() throws IOException {
      reader.parser().stopParsing();
      in.close();
    }
  }
}
