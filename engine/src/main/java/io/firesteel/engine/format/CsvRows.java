package io.firesteel.engine.format;

import com.univocity.parsers.csv.CsvWriter;
import io.firesteel.core.type.SqlType;
import java.io.Writer;
import java.util.List;

/** Writes rows as records of CSV. Belongs to one thread. */
final class CsvRows {
  private final CsvWriter writer;
  private final FieldText[] texts;
  private final String[] fields;

  /**
   * @param out receives records with line ends; null for {@link #line} only
   */
  CsvRows(List<SqlType.Field> columns, CsvOptions options, Writer out) {
    this.texts =
        columns.stream().map(c -> FieldText.of(c.type(), options.all)).toArray(FieldText[]::new);
    this.fields = new String[texts.length];
    this.writer =
        out == null ? new CsvWriter(options.writer()) : new CsvWriter(out, options.writer());
  }

  void header(List<SqlType.Field> columns) {
    writer.writeHeaders(columns.stream().map(SqlType.Field::name).toList());
  }

  private String[] fields(Object[] row) {
    for (int i = 0; i < fields.length; i++) {
      fields[i] = row[i] == null ? null : texts[i].of(row[i]);
    }
    return fields;
  }

  void write(Object[] row) {
    writer.writeRow(fields(row));
  }

  /** One record without its line end. */
  String line(Object[] row) {
    return writer.writeRowToString(fields(row));
  }

  void close() {
    writer.close();
  }
}
