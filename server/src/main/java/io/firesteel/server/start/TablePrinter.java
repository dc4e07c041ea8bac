package io.firesteel.server.start;

import java.io.PrintStream;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;

/**
 * Prints rows as a table. The widths are those of the first thousand rows, so that results of any
 * length stream; a later cell that is wider pushes its line.
 */
final class TablePrinter {
  private static final int SAMPLE = 1000;
  private static final int MAX_WIDTH = 200;

  private final PrintStream out;

  TablePrinter(PrintStream out) {
    this.out = out;
  }

  /** Returns the number of rows. */
  long print(ResultSet result) throws SQLException {
    ResultSetMetaData metaData = result.getMetaData();
    int columns = metaData.getColumnCount();
    int[] widths = new int[columns];
    boolean[] right = new boolean[columns];
    String[] header = new String[columns];
    for (int i = 0; i < columns; i++) {
      header[i] = metaData.getColumnLabel(i + 1);
      widths[i] = Math.max(1, width(header[i]));
      right[i] = isNumber(metaData.getColumnType(i + 1));
    }
    List<String[]> sample = new ArrayList<>();
    boolean more = false;
    while (sample.size() < SAMPLE && (more = result.next())) {
      String[] row = row(result, columns);
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.min(MAX_WIDTH, Math.max(widths[i], width(row[i])));
      }
      sample.add(row);
    }
    String rule = rule(widths);
    out.println(rule);
    line(header, widths, new boolean[columns]);
    out.println(rule);
    for (String[] row : sample) {
      line(row, widths, right);
    }
    long count = sample.size();
    while (more && result.next()) {
      line(row(result, columns), widths, right);
      count++;
    }
    out.println(rule);
    return count;
  }

  private static String[] row(ResultSet result, int columns) throws SQLException {
    String[] row = new String[columns];
    for (int i = 0; i < columns; i++) {
      String text = result.getString(i + 1);
      row[i] = text == null ? "NULL" : text.replace("\n", "\\n").replace("\t", "\\t");
    }
    return row;
  }

  private static boolean isNumber(int type) {
    switch (type) {
      case Types.TINYINT:
      case Types.SMALLINT:
      case Types.INTEGER:
      case Types.BIGINT:
      case Types.REAL:
      case Types.DOUBLE:
      case Types.DECIMAL:
        return true;
      default:
        return false;
    }
  }

  /** Cells on a terminal: East Asian wide characters take two. */
  private static int width(String text) {
    int width = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      boolean wide =
          c >= 0x1100 && c <= 0x115f
              || c >= 0x2e80 && c <= 0xa4cf
              || c >= 0xac00 && c <= 0xd7a3
              || c >= 0xf900 && c <= 0xfaff
              || c >= 0xfe30 && c <= 0xfe6f
              || c >= 0xff00 && c <= 0xff60
              || c >= 0x1f300 && c <= 0x1faff
              || c >= 0x20000 && c <= 0x3fffd;
      width += wide ? 2 : 1;
    }
    return width;
  }

  private static String rule(int[] widths) {
    StringBuilder rule = new StringBuilder("+");
    for (int width : widths) {
      rule.append("-".repeat(width + 2)).append('+');
    }
    return rule.toString();
  }

  private void line(String[] cells, int[] widths, boolean[] right) {
    StringBuilder line = new StringBuilder("|");
    for (int i = 0; i < cells.length; i++) {
      String blanks = " ".repeat(Math.max(0, widths[i] - width(cells[i])));
      line.append(' ').append(right[i] ? blanks + cells[i] : cells[i] + blanks).append(" |");
    }
    out.println(line);
  }
}
