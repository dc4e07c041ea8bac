package io.firesteel.engine.format;

import com.univocity.parsers.common.TextParsingException;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import io.firesteel.core.type.SqlType;
import java.util.List;

/** Reads records of CSV: fields by position. Belongs to one thread. */
final class CsvReader implements RowReader {
  private final CsvParser parser;
  private final FieldReader[] readers;
  private final int[] positions;
  private final int expected;
  private final boolean selected;
  private final String nullValue;

  /**
   * @param all the columns of the files, in order
   * @param wanted which of them are read
   */
  CsvReader(List<SqlType.Field> all, int[] wanted, CsvOptions options) {
    this.readers = new FieldReader[wanted.length];
    this.positions = wanted;
    this.nullValue = options.nullValue;
    for (int i = 0; i < wanted.length; i++) {
      readers[i] = FieldReader.of(all.get(wanted[i]).type(), options.all);
    }
    CsvParserSettings settings = options.parser();
    this.selected = options.pruning && wanted.length < all.size();
    if (selected && wanted.length > 0) {
      Integer[] indexes = new Integer[wanted.length];
      for (int i = 0; i < indexes.length; i++) {
        indexes[i] = wanted[i];
      }
      settings.selectIndexes(indexes);
    }
    this.expected = selected ? wanted.length : all.size();
    this.parser = new CsvParser(settings);
  }

  CsvParser parser() {
    return parser;
  }

  @Override
  public Rows read(String record) {
    if (selected && readers.length == 0) {
      return Rows.of(new Object[0]);
    }
    String[] tokens;
    try {
      tokens = parser.parseLine(record);
    } catch (TextParsingException e) {
      return new Rows(List.<Object[]>of(new Object[readers.length]), e);
    }
    return convert(tokens);
  }

  /** The row of a record's fields; null for a record that could not be cut. */
  Rows convert(String[] tokens) {
    Object[] row = new Object[readers.length];
    if (tokens == null) {
      return new Rows(List.<Object[]>of(row), new IllegalArgumentException("malformed record"));
    }
    Throwable failure =
        tokens.length == expected ? null : new IllegalArgumentException("number of fields");
    for (int i = 0; i < row.length; i++) {
      int at = selected ? i : positions[i];
      String token = at < tokens.length ? tokens[at] : null;
      if (token != null && !token.equals(nullValue)) {
        try {
          row[i] = readers[i].read(token);
        } catch (RuntimeException e) {
          failure = failure == null ? e : failure;
        }
      }
    }
    return new Rows(List.<Object[]>of(row), failure);
  }
}
