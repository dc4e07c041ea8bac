package io.firesteel.server.start;

import java.io.PrintStream;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * One line of a terminal that says how far a statement is, from its first second on, and is wiped
 * when the statement has answered. The driver tells progress as the statement's first warning.
 */
final class ProgressLine implements AutoCloseable {
  private static final String WIPE = "\r\033[K";

  private final Statement statement;
  private final PrintStream terminal;
  private final long started = System.nanoTime();
  private final ScheduledExecutorService clock;
  private boolean shown;
  private boolean closed;

  private ProgressLine(Statement statement, PrintStream terminal, long afterMillis) {
    this.statement = statement;
    this.terminal = terminal;
    clock =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "progress");
              thread.setDaemon(true);
              return thread;
            });
    clock.scheduleWithFixedDelay(this::show, afterMillis, 500, TimeUnit.MILLISECONDS);
  }

  /** Watches a statement that is about to execute, until it is closed. */
  static ProgressLine watch(Statement statement, PrintStream terminal) {
    return watch(statement, terminal, 1000);
  }

  static ProgressLine watch(Statement statement, PrintStream terminal, long afterMillis) {
    return new ProgressLine(statement, terminal, afterMillis);
  }

  /** Whether somebody watches: a pipe or file gets no progress. */
  static boolean isWatched() {
    return System.console() != null;
  }

  private synchronized void show() {
    if (closed) {
      return;
    }
    try {
      SQLWarning warning = statement.getWarnings();
      String text = warning == null ? "working" : warning.getMessage();
      double seconds = (System.nanoTime() - started) / 1e9;
      terminal.print(WIPE + text + String.format(Locale.ROOT, " (%.1f s)", seconds));
      terminal.flush();
      shown = true;
    } catch (SQLException e) {
      // The statement has just ended.
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
    synchronized (this) {
      closed = true;
      if (shown) {
        terminal.print(WIPE);
        terminal.flush();
      }
    }
  }
}
