package io.firesteel.server.start;

import java.io.PrintStream;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Prints rows as lines of cells, quoted where a cell holds the delimiter, a quote or a line end.
 */
final class DelimitedPrinter {
  private final PrintStream out;
  private final char delimiter;

  DelimitedPrinter(PrintStream out, char delimiter) {
    this.out = out;
    this.delimiter = delimiter;
  }

  void print(ResultSet result) throws SQLException {
    int columns = result.getMetaData().getColumnCount();
    StringBuilder line = new StringBuilder();
    for (int i = 1; i <= columns; i++) {
      cell(line, i, result.getMetaData().getColumnLabel(i));
    }
    out.println(line);
    while (result.next()) {
      line.setLength(0);
      for (int i = 1; i <= columns; i++) {
        cell(line, i, result.getString(i));
      }
      out.println(line);
    }
  }

  private void cell(StringBuilder line, int index, String text) {
    if (index > 1) {
      line.append(delimiter);
    }
    if (text == null) {
      return;
    }
    boolean quote =
        text.isEmpty()
            || text.indexOf(delimiter) >= 0
            || text.indexOf('"') >= 0
            || text.indexOf('\n') >= 0
            || text.indexOf('\r') >= 0;
    if (quote) {
      line.append('"').append(text.replace("\"", "\"\"")).append('"');
    } else {
      line.append(text);
    }
  }
}
