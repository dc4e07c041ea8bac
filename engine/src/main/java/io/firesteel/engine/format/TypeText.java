package io.firesteel.engine.format;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.storage.catalog.SchemaJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads types and lists of columns as DDL writes them: {@code a INT, b STRUCT<c: STRING>}. Belongs
 * to one call.
 */
public final class TypeText {
  private static final int MAX_DEPTH = 200;

  private final String text;
  private int at;
  private int depth;

  private TypeText(String text) {
    this.text = text;
  }

  /**
   * The type that a schema's text means: a type, or columns, which make a struct; also in Spark's
   * JSON form.
   *
   * @throws SqlException PARSE_SYNTAX_ERROR
   */
  public static SqlType schema(String text) {
    if (text.stripLeading().startsWith("{")) {
      try {
        List<SqlType.Field> fields = new ArrayList<>();
        SchemaJson.read(text).forEach(column -> fields.add(column.field()));
        return SqlType.struct(fields);
      } catch (IllegalArgumentException e) {
        throw new TypeText(text).error();
      }
    }
    TypeText whole = new TypeText(text);
    try {
      SqlType type = whole.type();
      whole.end();
      return type;
    } catch (SqlException e) {
      return columns(text);
    }
  }

  private static SqlType columns(String text) {
    TypeText columns = new TypeText(text);
    List<SqlType.Field> fields = new ArrayList<>();
    do {
      fields.add(columns.field());
    } while (columns.take(','));
    columns.end();
    return SqlType.struct(fields);
  }

  private void blanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private boolean take(char c) {
    blanks();
    if (at < text.length() && text.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }

  private void require(char c) {
    if (!take(c)) {
      throw error();
    }
  }

  private void end() {
    blanks();
    if (at < text.length()) {
      throw error();
    }
  }

  private String word() {
    blanks();
    int from = at;
    while (at < text.length()
        && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
      at++;
    }
    return text.substring(from, at);
  }

  private boolean keyword(String expected) {
    int before = at;
    if (word().equalsIgnoreCase(expected)) {
      return true;
    }
    at = before;
    return false;
  }

  private String name() {
    blanks();
    if (at < text.length() && text.charAt(at) == '`') {
      StringBuilder name = new StringBuilder();
      at++;
      while (at < text.length()) {
        char c = text.charAt(at++);
        if (c != '`') {
          name.append(c);
        } else if (at < text.length() && text.charAt(at) == '`') {
          name.append(c);
          at++;
        } else {
          return name.toString();
        }
      }
      throw error();
    }
    String name = word();
    if (name.isEmpty()) {
      throw error();
    }
    return name;
  }

  private SqlType.Field field() {
    String name = name();
    take(':');
    SqlType type = type();
    boolean nullable = true;
    if (keyword("not")) {
      if (!keyword("null")) {
        throw error();
      }
      nullable = false;
    }
    if (keyword("comment")) {
      blanks();
      int quote = at < text.length() ? text.charAt(at) : 0;
      int close = quote == '\'' || quote == '"' ? text.indexOf(quote, at + 1) : -1;
      if (close < 0) {
        throw error();
      }
      at = close + 1;
    }
    return new SqlType.Field(name, type, nullable);
  }

  private SqlType type() {
    if (++depth > MAX_DEPTH) {
      throw error();
    }
    SqlType type = named(word().toLowerCase(Locale.ROOT));
    depth--;
    return type;
  }

  private SqlType named(String name) {
    switch (name) {
      case "boolean":
        return SqlType.BOOLEAN;
      case "tinyint":
      case "byte":
        return SqlType.TINYINT;
      case "smallint":
      case "short":
        return SqlType.SMALLINT;
      case "int":
      case "integer":
        return SqlType.INT;
      case "bigint":
      case "long":
        return SqlType.BIGINT;
      case "float":
      case "real":
        return SqlType.FLOAT;
      case "double":
        return SqlType.DOUBLE;
      case "string":
        return SqlType.STRING;
      case "binary":
        return SqlType.BINARY;
      case "date":
        return SqlType.DATE;
      case "timestamp":
      case "timestamp_ltz":
        return SqlType.TIMESTAMP;
      case "timestamp_ntz":
        return SqlType.TIMESTAMP_NTZ;
      case "variant":
        return SqlType.VARIANT;
      case "void":
        return SqlType.VOID;
      case "time":
        int digits = take('(') ? last() : 6;
        return digits <= 6 ? new SqlType.TimeType(digits) : refuse();
      case "decimal":
      case "dec":
      case "numeric":
        return decimal();
      case "char":
      case "character":
        require('(');
        return new SqlType.CharType(last());
      case "varchar":
        require('(');
        return new SqlType.VarcharType(last());
      case "array":
        require('<');
        SqlType element = type();
        require('>');
        return SqlType.array(element);
      case "map":
        require('<');
        SqlType key = type();
        require(',');
        SqlType value = type();
        require('>');
        return SqlType.map(key, value);
      case "struct":
        return struct();
      case "interval":
        return interval();
      default:
        throw error();
    }
  }

  private SqlType refuse() {
    throw error();
  }

  private int number() {
    try {
      return Integer.parseInt(word());
    } catch (NumberFormatException e) {
      throw error();
    }
  }

  private int last() {
    int number = number();
    require(')');
    return number;
  }

  private SqlType decimal() {
    if (!take('(')) {
      return SqlType.decimal(10, 0);
    }
    int precision = number();
    int scale = take(',') ? number() : 0;
    require(')');
    try {
      return SqlType.decimal(precision, scale);
    } catch (IllegalArgumentException e) {
      throw error();
    }
  }

  private SqlType struct() {
    require('<');
    List<SqlType.Field> fields = new ArrayList<>();
    if (take('>')) {
      return SqlType.struct(fields);
    }
    do {
      fields.add(field());
    } while (take(','));
    require('>');
    return SqlType.struct(fields);
  }

  private SqlType interval() {
    List<String> months = List.of("year", "month");
    List<String> days = List.of("day", "hour", "minute", "second");
    int before = at;
    String from = word().toLowerCase(Locale.ROOT);
    if (!months.contains(from) && !days.contains(from)) {
      at = before;
      return SqlType.CALENDAR_INTERVAL;
    }
    String to = keyword("to") ? word().toLowerCase(Locale.ROOT) : from;
    List<String> units = months.contains(from) ? months : days;
    int start = units.indexOf(from);
    int stop = units.indexOf(to);
    if (stop < start) {
      throw error();
    }
    return units == months
        ? new SqlType.YearMonthIntervalType(start, stop)
        : new SqlType.DayTimeIntervalType(start, stop);
  }

  private SqlException error() {
    String rest = at < text.length() ? text.substring(at).trim() : "";
    return SqlException.of("PARSE_SYNTAX_ERROR", "The schema '" + text + "' cannot be understood.")
        .with("error", rest.isEmpty() ? "end of input" : "'" + rest + "'")
        .with("hint", "");
  }
}
