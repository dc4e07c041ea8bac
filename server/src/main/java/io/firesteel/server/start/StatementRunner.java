package io.firesteel.server.start;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.Locale;

/** Runs a statement and prints what comes of it: rows, a count, or the error. */
final class StatementRunner {
  private final Connection connection;
  private final PrintStream out;
  private final PrintStream err;
  private final String format;

  StatementRunner(Connection connection, PrintStream out, PrintStream err, String format) {
    this.connection = connection;
    this.out = out;
    this.err = err;
    this.format = format;
  }

  /** Returns whether the statement succeeded. */
  boolean run(String sql) {
    long started = System.nanoTime();
    try (Statement statement = connection.createStatement()) {
      boolean rows = execute(statement, sql);
      for (SQLWarning w = statement.getWarnings(); w != null; w = w.getNextWarning()) {
        err.println("Warning: " + w.getMessage());
      }
      if (rows) {
        try (ResultSet result = statement.getResultSet()) {
          print(result, started);
        }
      } else if (format.equals("table")) {
        long count = statement.getLargeUpdateCount();
        out.println(
            count > 0 ? count + plural(count, " row") + seconds(started) : "OK" + seconds(started));
      }
      out.flush();
      return true;
    } catch (SQLException e) {
      out.flush();
      err.println(e.getMessage());
      return false;
    }
  }

  private boolean execute(Statement statement, String sql) throws SQLException {
    try (ProgressLine line = ProgressLine.isWatched() ? ProgressLine.watch(statement, err) : null) {
      return statement.execute(sql);
    }
  }

  private void print(ResultSet result, long started) throws SQLException {
    if (format.equals("table")) {
      long count = new TablePrinter(out).print(result);
      out.println(count + plural(count, " row") + seconds(started));
    } else {
      new DelimitedPrinter(out, format.equals("csv") ? ',' : '\t').print(result);
    }
  }

  private static String plural(long count, String noun) {
    return count == 1 ? noun : noun + "s";
  }

  private static String seconds(long started) {
    return String.format(Locale.ROOT, " (%.3f s)", (System.nanoTime() - started) / 1e9);
  }
}
