package io.firesteel.server.start;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Runs a statement and prints what comes of it: rows, a count, or the error. */
final class StatementRunner {
  private final Connection connection;
  private final PrintStream out;
  private final PrintStream err;
  private final String format;
  private boolean progressShown;

  StatementRunner(Connection connection, PrintStream out, PrintStream err, String format) {
    this.connection = connection;
    this.out = out;
    this.err = err;
    this.format = format;
  }

  /** Returns whether the statement succeeded. */
  boolean run(String sql) {
    long started = System.nanoTime();
    ScheduledExecutorService clock =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "progress");
              thread.setDaemon(true);
              return thread;
            });
    try (Statement statement = connection.createStatement()) {
      clock.scheduleWithFixedDelay(
          () -> progress(statement, started), 1000, 500, TimeUnit.MILLISECONDS);
      boolean rows = statement.execute(sql);
      clock.shutdownNow();
      clearProgress();
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
      clock.shutdownNow();
      clearProgress();
      out.flush();
      err.println(e.getMessage());
      return false;
    } finally {
      clock.shutdownNow();
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

  private synchronized void progress(Statement statement, long started) {
    if (System.console() == null) {
      return; // nobody watches a pipe
    }
    try {
      SQLWarning warning = statement.getWarnings();
      String text = warning == null ? "working" : warning.getMessage();
      err.print("\r\033[K" + text + seconds(started));
      err.flush();
      progressShown = true;
    } catch (SQLException e) {
      // the statement has just ended
    }
  }

  private synchronized void clearProgress() {
    if (progressShown) {
      err.print("\r\033[K");
      err.flush();
      progressShown = false;
    }
  }
}
