package io.firesteel.jdbc;

import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Types by the names that callers write ({@code array<int>}, VARCHAR), and by the constants of
 * JDBC.
 */
final class TypeName {
  private final String text;
  private int at;

  private TypeName(String text) {
    this.text = text;
  }

  static SqlType parse(String name) throws SQLException {
    TypeName parser = new TypeName(name.trim());
    SqlType type = parser.type();
    if (parser.at < parser.text.length()) {
      throw parser.bad();
    }
    return type;
  }

  private SQLException bad() {
    return SqlErrors.argument("There is no type '" + text + "'.");
  }

  private String word() {
    int start = at;
    while (at < text.length() && "<>(),:".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return text.substring(start, at).trim();
  }

  private boolean skip(char c) {
    if (at < text.length() && text.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }

  private void expect(char c) throws SQLException {
    if (!skip(c)) {
      throw bad();
    }
  }

  private int number() throws SQLException {
    try {
      return Integer.parseInt(word());
    } catch (NumberFormatException e) {
      throw bad();
    }
  }

  private SqlType type() throws SQLException {
    String word = word().toLowerCase(Locale.ROOT);
    switch (word) {
      case "array":
        expect('<');
        SqlType element = type();
        expect('>');
        return SqlType.array(element);
      case "map":
        expect('<');
        SqlType key = type();
        expect(',');
        SqlType value = type();
        expect('>');
        return SqlType.map(key, value);
      case "struct":
        return struct();
      case "decimal":
      case "dec":
      case "numeric":
        int precision = 10;
        int scale = 0;
        if (skip('(')) {
          precision = number();
          scale = skip(',') ? number() : 0;
          expect(')');
        }
        return SqlType.of(SqlType.Kind.DECIMAL, precision, scale);
      case "char":
      case "varchar":
      case "string":
      case "text":
      case "longvarchar":
      case "nvarchar":
      case "nchar":
      case "clob":
        if (skip('(')) {
          number();
          expect(')');
        }
        return SqlType.string();
      case "time":
        if (skip('(')) {
          number();
          expect(')');
        }
        return SqlType.of(SqlType.Kind.TIME, 6, 0);
      case "integer":
        return SqlType.of(SqlType.Kind.INT);
      case "long":
        return SqlType.of(SqlType.Kind.BIGINT);
      case "short":
        return SqlType.of(SqlType.Kind.SMALLINT);
      case "byte":
        return SqlType.of(SqlType.Kind.TINYINT);
      case "real":
        return SqlType.of(SqlType.Kind.FLOAT);
      case "varbinary":
      case "longvarbinary":
      case "blob":
        return SqlType.of(SqlType.Kind.BINARY);
      case "bit":
        return SqlType.of(SqlType.Kind.BOOLEAN);
      case "interval year to month":
        return SqlType.of(SqlType.Kind.YEAR_MONTH_INTERVAL, 0, 1);
      case "interval day to second":
        return SqlType.of(SqlType.Kind.DAY_TIME_INTERVAL, 0, 3);
      default:
        for (SqlType.Kind kind : SqlType.Kind.values()) {
          if (kind.simpleName.equals(word)) {
            return SqlType.of(kind);
          }
        }
        throw bad();
    }
  }

  private SqlType struct() throws SQLException {
    List<String> names = new ArrayList<>();
    List<SqlType> types = new ArrayList<>();
    expect('<');
    if (!skip('>')) {
      do {
        names.add(word());
        expect(':');
        types.add(type());
      } while (skip(','));
      expect('>');
    }
    return SqlType.struct(names, types);
  }

  /** Null if the constant says nothing. */
  static SqlType ofJdbc(int jdbcType) {
    switch (jdbcType) {
      case Types.BIT:
      case Types.BOOLEAN:
        return SqlType.of(SqlType.Kind.BOOLEAN);
      case Types.TINYINT:
        return SqlType.of(SqlType.Kind.TINYINT);
      case Types.SMALLINT:
        return SqlType.of(SqlType.Kind.SMALLINT);
      case Types.INTEGER:
        return SqlType.of(SqlType.Kind.INT);
      case Types.BIGINT:
        return SqlType.of(SqlType.Kind.BIGINT);
      case Types.REAL:
        return SqlType.of(SqlType.Kind.FLOAT);
      case Types.FLOAT:
      case Types.DOUBLE:
        return SqlType.of(SqlType.Kind.DOUBLE);
      case Types.CHAR:
      case Types.VARCHAR:
      case Types.LONGVARCHAR:
      case Types.NCHAR:
      case Types.NVARCHAR:
      case Types.LONGNVARCHAR:
      case Types.CLOB:
        return SqlType.string();
      case Types.BINARY:
      case Types.VARBINARY:
      case Types.LONGVARBINARY:
      case Types.BLOB:
        return SqlType.of(SqlType.Kind.BINARY);
      case Types.DATE:
        return SqlType.of(SqlType.Kind.DATE);
      case Types.TIMESTAMP_WITH_TIMEZONE:
        return SqlType.of(SqlType.Kind.TIMESTAMP);
      default:
        return null;
    }
  }

  /** The type that holds values of both, as far as elements of one array need it. */
  static SqlType wider(SqlType a, SqlType b) {
    if (a == null || a.kind == SqlType.Kind.VOID) {
      return b;
    }
    if (b.kind == SqlType.Kind.VOID || a.name().equals(b.name())) {
      return a;
    }
    if (a.kind == SqlType.Kind.DECIMAL && b.kind == SqlType.Kind.DECIMAL) {
      int scale = Math.max(a.second, b.second);
      int integral = Math.max(a.first - a.second, b.first - b.second);
      return SqlType.of(SqlType.Kind.DECIMAL, Math.min(38, integral + scale), scale);
    }
    if (a.isNumber() && b.isNumber()) {
      return a.kind.ordinal() >= b.kind.ordinal() ? a : b;
    }
    return a;
  }
}
