package io.firesteel.engine.format;

import io.firesteel.core.type.SqlType;
import java.util.List;

/** Rows from and to lines of CSV. Belongs to one thread. */
public final class CsvCodec {
  private final List<SqlType.Field> fields;
  private final CsvOptions options;
  private CsvReader reader;
  private CsvRows writer;

  public CsvCodec(List<SqlType.Field> fields, FormatOptions options) {
    this.fields = fields;
    this.options = new CsvOptions(options);
  }

  /**
   * What a line says.
   *
   * @param row values of the fields, boxed as in {@code Vectors}
   * @param failure why they are not all that is there, or null
   */
  public record Parsed(Object[] row, Throwable failure) {}

  public Parsed parse(String line) {
    if (reader == null) {
      int[] all = new int[fields.size()];
      for (int i = 0; i < all.length; i++) {
        all[i] = i;
      }
      reader = new CsvReader(fields, all, options);
    }
    RowReader.Rows rows = reader.read(line);
    return new Parsed(rows.rows().get(0), rows.failure());
  }

  /** The line of a row, without its end. */
  public String print(Object[] row) {
    if (writer == null) {
      writer = new CsvRows(fields, options, null);
    }
    return writer.line(row);
  }

  /** The columns of a line; their types are found whatever the options say. */
  public static SqlType infer(String line, FormatOptions options) {
    CsvInference inference = new CsvInference(new CsvOptions(options).inferring());
    String[] tokens = inference.split(line);
    if (tokens == null) {
      return SqlType.struct(List.of());
    }
    inference.first(tokens);
    inference.add(tokens);
    return SqlType.struct(inference.columns());
  }
}
