package io.firesteel.jdbc;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * JDBC's escapes in braces as Spark SQL: <code>{d '...'}</code>, <code>{t '...'}</code>, <code>{ts
 * '...'}</code>, <code>{fn f(...)}</code>, <code>{oj ...}</code>, <code>{escape '!'}</code>, <code>
 * {limit n offset m}</code>. Braces inside literals, quoted names and comments stay as they are,
 * and so does anything in braces that is no escape.
 */
final class EscapeSyntax {
  private static final Map<String, String> FUNCTIONS = new HashMap<>();

  static {
    String[][] renamed = {
      {"log", "ln"},
      {"char", "chr"},
      {"curtime", "current_time"},
      {"current_timestamp", "current_timestamp"},
      {"user", "current_user"},
      {"database", "current_database"},
      {"week", "weekofyear"},
      {"ifnull", "ifnull"},
      {"truncate", "trunc"},
      {"character_length", "character_length"},
      {"octet_length", "octet_length"},
      {"length", "length"},
    };
    for (String[] pair : renamed) {
      FUNCTIONS.put(pair[0], pair[1]);
    }
  }

  private final String sql;
  private final StringBuilder out;
  private int at;

  private EscapeSyntax(String sql) {
    this.sql = sql;
    this.out = new StringBuilder(sql.length() + 16);
  }

  static String translate(String sql) throws SQLException {
    if (sql == null) {
      throw SqlErrors.argument("There is no statement.");
    }
    if (sql.indexOf('{') < 0) {
      return sql;
    }
    EscapeSyntax translation = new EscapeSyntax(sql);
    translation.copy(false);
    return translation.out.toString();
  }

  /** Copies up to the end or, inside an escape, to its closing brace, which is passed over. */
  private boolean copy(boolean inside) {
    while (at < sql.length()) {
      char c = sql.charAt(at);
      int end = literalEnd(c);
      if (end > at) {
        out.append(sql, at, end);
        at = end;
      } else if (c == '{') {
        escape();
      } else if (c == '}' && inside) {
        at++;
        return true;
      } else {
        out.append(c);
        at++;
      }
    }
    return false;
  }

  /**
   * The end of the literal, quoted name or comment that starts here, or {@code at} if none does.
   */
  private int literalEnd(char c) {
    if (c == '\'' || c == '"' || c == '`') {
      int i = at + 1;
      while (i < sql.length()) {
        char d = sql.charAt(i);
        if (d == '\\' && c != '`') {
          i++;
        } else if (d == c) {
          return i + 1;
        }
        i++;
      }
      return sql.length();
    }
    if (sql.startsWith("--", at)) {
      int end = sql.indexOf('\n', at);
      return end < 0 ? sql.length() : end;
    }
    if (sql.startsWith("/*", at)) {
      int end = sql.indexOf("*/", at + 2);
      return end < 0 ? sql.length() : end + 2;
    }
    return at;
  }

  private void escape() {
    int start = at;
    int i = skipBlanks(at + 1);
    int wordEnd = i;
    while (wordEnd < sql.length() && Character.isLetter(sql.charAt(wordEnd))) {
      wordEnd++;
    }
    String word = sql.substring(i, wordEnd).toLowerCase(Locale.ROOT);
    switch (word) {
      case "d":
        literal("DATE", wordEnd, start);
        return;
      case "t":
        literal("TIME", wordEnd, start);
        return;
      case "ts":
        literal("TIMESTAMP", wordEnd, start);
        return;
      case "fn":
        at = skipBlanks(wordEnd);
        function();
        return;
      case "oj":
        at = skipBlanks(wordEnd);
        copy(true);
        return;
      case "escape":
      case "limit":
        at = i;
        copy(true);
        return;
      default:
        out.append('{');
        at = start + 1;
    }
  }

  private int skipBlanks(int from) {
    int i = from;
    while (i < sql.length() && Character.isWhitespace(sql.charAt(i))) {
      i++;
    }
    return i;
  }

  private void literal(String keyword, int from, int start) {
    int i = skipBlanks(from);
    if (i >= sql.length() || sql.charAt(i) != '\'') {
      out.append('{');
      at = start + 1;
      return;
    }
    out.append(keyword).append(' ');
    at = i;
    copy(true);
  }

  private void function() {
    int nameEnd = at;
    while (nameEnd < sql.length() && Character.isJavaIdentifierPart(sql.charAt(nameEnd))) {
      nameEnd++;
    }
    String name = sql.substring(at, nameEnd).toLowerCase(Locale.ROOT);
    int mark = out.length();
    if (name.equals("convert")) {
      at = nameEnd;
      copy(true);
      convert(mark);
      return;
    }
    out.append(FUNCTIONS.getOrDefault(name, sql.substring(at, nameEnd)));
    at = nameEnd;
    copy(true);
    if (name.startsWith("timestamp")) {
      String call = out.substring(mark).replaceAll("(?i)SQL_TSI_", "");
      out.setLength(mark);
      out.append(call);
    }
  }

  /** {@code convert(x, SQL_INTEGER)} is a cast. */
  private void convert(int mark) {
    String call = out.substring(mark).trim();
    int comma = call.lastIndexOf(',');
    if (call.startsWith("(") && call.endsWith(")") && comma > 0) {
      String type = call.substring(comma + 1, call.length() - 1).trim().toUpperCase(Locale.ROOT);
      type = type.startsWith("SQL_") ? type.substring(4) : type;
      switch (type) {
        case "VARCHAR":
        case "CHAR":
        case "LONGVARCHAR":
          type = "STRING";
          break;
        case "INTEGER":
          type = "INT";
          break;
        case "REAL":
          type = "FLOAT";
          break;
        case "VARBINARY":
        case "LONGVARBINARY":
          type = "BINARY";
          break;
        default:
          break;
      }
      out.setLength(mark);
      out.append("CAST(").append(call, 1, comma).append(" AS ").append(type).append(')');
    } else {
      out.insert(mark, "convert");
    }
  }
}
