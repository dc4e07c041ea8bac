package io.firesteel.core.error;

/**
 * The part of a SQL text that an error is about.
 *
 * @param sql the whole text
 * @param start first character, 0-based
 * @param stop last character, inclusive
 */
public record SqlPlace(String sql, int start, int stop) {

  public String fragment() {
    int from = Math.min(Math.max(start, 0), sql.length());
    return sql.substring(from, Math.max(from, Math.min(stop + 1, sql.length())));
  }

  /** 1-based line of the first character. */
  public int line() {
    int line = 1;
    for (int i = 0; i < Math.min(start, sql.length()); i++) {
      if (sql.charAt(i) == '\n') {
        line++;
      }
    }
    return line;
  }

  /** 0-based position in its line, as Spark counts. */
  public int column() {
    int from = Math.min(Math.max(start, 0), sql.length());
    return from - (sql.lastIndexOf('\n', from - 1) + 1);
  }

  /** The line of the error with a caret line below it. */
  String marked() {
    int from = Math.min(Math.max(start, 0), sql.length());
    int lineStart = sql.lastIndexOf('\n', from - 1) + 1;
    int lineEnd = sql.indexOf('\n', from);
    lineEnd = lineEnd < 0 ? sql.length() : lineEnd;
    // Long statements are cut around the place, so that an error never repeats megabytes.
    int shownStart = Math.max(lineStart, from - 60);
    int shownEnd = Math.min(lineEnd, Math.max(from, shownStart) + 140);
    int carets = Math.max(1, Math.min(stop + 1, shownEnd) - from);
    return sql.substring(shownStart, shownEnd)
        + "\n"
        + " ".repeat(from - shownStart)
        + "^".repeat(carets);
  }
}
