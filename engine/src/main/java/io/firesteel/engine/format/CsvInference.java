package io.firesteel.engine.format;

import com.univocity.parsers.csv.CsvParser;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Finds the columns of CSV: names from the header, types from the fields. Belongs to one thread.
 */
final class CsvInference {
  private final CsvOptions options;
  private final CsvParser parser;
  private final FieldReader doubles;
  private final FieldReader dates;
  private final FieldReader timestamps;
  private final boolean preferDate;
  private String[] first;
  private SqlType[] types;

  CsvInference(CsvOptions options) {
    this.options = options;
    this.parser = new CsvParser(options.parser());
    this.doubles = FieldReader.of(SqlType.DOUBLE, options.all);
    this.dates = FieldReader.of(SqlType.DATE, options.all);
    this.timestamps = FieldReader.of(SqlType.TIMESTAMP, options.all);
    this.preferDate = options.all.flag("preferDate", true);
  }

  /** Takes the first record of all. */
  void first(String[] tokens) {
    first = tokens.clone();
    types = new SqlType[first.length];
    Arrays.fill(types, SqlType.VOID);
  }

  boolean hasFirst() {
    return first != null;
  }

  String[] split(String line) {
    return parser.parseLine(line);
  }

  CsvParser parser() {
    return parser;
  }

  /** Takes a record that is no header. */
  void add(String[] tokens) {
    if (options.inferSchema && tokens != null) {
      for (int i = 0; i < Math.min(tokens.length, types.length); i++) {
        types[i] = of(types[i], tokens[i]);
      }
    }
  }

  /** The columns found, or null if there was no record. */
  List<SqlType.Field> columns() {
    if (first == null) {
      return null;
    }
    List<SqlType.Field> columns = new ArrayList<>();
    String[] names = names();
    for (int i = 0; i < names.length; i++) {
      boolean typed = options.inferSchema && types[i].kind() != TypeKind.VOID;
      columns.add(new SqlType.Field(names[i], typed ? types[i] : SqlType.STRING, true));
    }
    return columns;
  }

  private String[] names() {
    String[] names = new String[first.length];
    Map<String, Integer> counts = new HashMap<>();
    for (String name : first) {
      counts.merge(key(name), 1, Integer::sum);
    }
    for (int i = 0; i < names.length; i++) {
      boolean blank = first[i] == null || first[i].isEmpty() || first[i].equals(options.nullValue);
      if (!options.header || blank) {
        names[i] = "_c" + i;
      } else {
        // Equal names are told apart by their places.
        names[i] = counts.get(key(first[i])) > 1 ? first[i] + i : first[i];
      }
    }
    return names;
  }

  private static String key(String name) {
    return name == null ? "" : name.toLowerCase(Locale.ROOT);
  }

  private SqlType of(SqlType before, String text) {
    if (text == null || text.isEmpty() || text.equals(options.nullValue)) {
      return before;
    }
    switch (before.kind()) {
      case VOID:
      case INT:
        if (reads(Integer::parseInt, text)) {
          return SqlType.INT;
        }
        return wider(before, number(text));
      case BIGINT:
      case DECIMAL:
      case DOUBLE:
        return wider(before, number(text));
      case DATE:
      case TIMESTAMP:
        return wider(before, datetime(text));
      case BOOLEAN:
        return wider(before, truth(text));
      default:
        return SqlType.STRING;
    }
  }

  private SqlType number(String text) {
    if (reads(Long::parseLong, text)) {
      return reads(Integer::parseInt, text) ? SqlType.INT : SqlType.BIGINT;
    }
    try {
      BigDecimal value = new BigDecimal(text);
      // Only whole numbers beyond BIGINT become decimals.
      if (value.scale() <= 0 && value.precision() - value.scale() <= 38) {
        return SqlType.decimal(Math.max(1, value.precision() - value.scale()), 0);
      }
    } catch (NumberFormatException e) {
      // Perhaps a double by another name, or no number at all.
    }
    return reads(doubles::read, text) ? SqlType.DOUBLE : datetime(text);
  }

  private SqlType datetime(String text) {
    if (preferDate && reads(dates::read, text) && text.length() <= 10) {
      return SqlType.DATE;
    }
    return reads(timestamps::read, text) ? SqlType.TIMESTAMP : truth(text);
  }

  private static SqlType truth(String text) {
    return text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")
        ? SqlType.BOOLEAN
        : SqlType.STRING;
  }

  private static boolean reads(java.util.function.Function<String, Object> reader, String text) {
    try {
      Object unused = reader.apply(text);
      return true;
    } catch (RuntimeException e) {
      return false;
    }
  }

  private static SqlType wider(SqlType a, SqlType b) {
    if (a.kind() == TypeKind.VOID || a.equals(b)) {
      return b;
    }
    if (b.kind() == TypeKind.VOID) {
      return a;
    }
    if (a.isNumeric() && b.isNumeric()) {
      if (a.kind() == TypeKind.DOUBLE || b.kind() == TypeKind.DOUBLE) {
        return SqlType.DOUBLE;
      }
      if (a.kind() == TypeKind.DECIMAL || b.kind() == TypeKind.DECIMAL) {
        return SqlType.decimal(Math.max(digits(a), digits(b)), 0);
      }
      return SqlType.BIGINT;
    }
    boolean datetimes =
        (a.kind() == TypeKind.DATE || a.kind() == TypeKind.TIMESTAMP)
            && (b.kind() == TypeKind.DATE || b.kind() == TypeKind.TIMESTAMP);
    return datetimes ? SqlType.TIMESTAMP : SqlType.STRING;
  }

  private static int digits(SqlType type) {
    return type instanceof SqlType.DecimalType d ? d.precision() : 20;
  }
}
