package io.firesteel.engine.format;

import com.fasterxml.jackson.core.JsonGenerator;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.Vectors;
import io.firesteel.storage.catalog.Column;
import io.firesteel.storage.file.Compression;
import io.firesteel.storage.write.RowFormat;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Writes files of CSV, JSON or plain text. */
final class TextRowFormat implements RowFormat {
  private final String provider;
  private final FormatOptions options;
  private final Compression compression;

  TextRowFormat(String provider, FormatOptions options) {
    this.provider = provider;
    this.options = options;
    this.compression =
        Compression.named(
            options.text("compression").orElseGet(() -> options.text("codec", "none")));
  }

  @Override
  public String extension() {
    return (provider.equals("text") ? ".txt" : "." + provider) + compression.extension();
  }

  @Override
  public RowFile open(OutputStream out, List<Column> columns) throws IOException {
    Writer writer =
        new BufferedWriter(
            new OutputStreamWriter(compression.compress(out), options.charset()), 1 << 16);
    List<SqlType.Field> fields = columns.stream().map(Column::field).toList();
    switch (provider) {
      case "csv":
        return new CsvFile(writer, fields, new CsvOptions(options));
      case "json":
        return new JsonFile(writer, fields, new JsonOptions(options));
      default:
        return new TextFile(writer, fields, options.text("lineSep", "\n"));
    }
  }

  private abstract static class BoxedRows implements RowFile {
    private final List<SqlType.Field> fields;

    BoxedRows(List<SqlType.Field> fields) {
      this.fields = fields;
    }

    abstract void row(Object[] row) throws IOException;

    @Override
    public void write(ColumnVector[] columns, int[] rows, int count) throws IOException {
      Object[] row = new Object[columns.length];
      for (int i = 0; i < count; i++) {
        int at = rows == null ? i : rows[i];
        for (int c = 0; c < row.length; c++) {
          row[c] = Vectors.get(fields.get(c).type(), columns[c], at);
        }
        row(row);
      }
    }
  }

  private static final class CsvFile extends BoxedRows {
    private final CsvRows rows;

    CsvFile(Writer writer, List<SqlType.Field> fields, CsvOptions options) {
      super(fields);
      this.rows = new CsvRows(fields, options, writer);
      if (options.header) {
        rows.header(fields);
      }
    }

    @Override
    void row(Object[] row) {
      rows.write(row);
    }

    @Override
    public void close() {
      rows.close();
    }
  }

  private static final class JsonFile extends BoxedRows {
    private final JsonText text;
    private final JsonGenerator generator;
    private final Writer writer;
    private final String separator;

    JsonFile(Writer writer, List<SqlType.Field> fields, JsonOptions options) throws IOException {
      super(fields);
      this.writer = writer;
      this.text = JsonText.of(SqlType.struct(fields), options);
      this.separator = options.all.text("lineSep", "\n");
      this.generator = options.factory.createGenerator(writer);
      generator.setRootValueSeparator(new com.fasterxml.jackson.core.io.SerializedString(""));
    }

    @Override
    void row(Object[] row) throws IOException {
      text.write(generator, new ArrayList<>(Arrays.asList(row)));
      generator.writeRaw(separator);
    }

    @Override
    public void close() throws IOException {
      generator.close();
      writer.close();
    }
  }

  private static final class TextFile extends BoxedRows {
    private final Writer writer;
    private final String separator;

    TextFile(Writer writer, List<SqlType.Field> fields, String separator) {
      super(fields);
      this.writer = writer;
      this.separator = separator;
    }

    @Override
    void row(Object[] row) throws IOException {
      if (row[0] != null) {
        writer.write(row[0].toString());
      }
      writer.write(separator);
    }

    @Override
    public void close() throws IOException {
      writer.close();
    }
  }
}
