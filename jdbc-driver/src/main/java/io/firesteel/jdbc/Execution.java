package io.firesteel.jdbc;

import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.List;

/** What a statement sends and gets: the part that plain and prepared statements share. */
final class Execution {
  private static final int CANCEL_TRIES = 100;

  private final FiresteelConnection connection;
  private final long statement;
  int fetchSize;
  int timeoutSeconds;
  boolean escapes = true;
  private volatile int round;
  private volatile boolean sending;
  private volatile RemoteFrames frames;

  Execution(FiresteelConnection connection, long statement) {
    this.connection = connection;
    this.statement = statement;
    this.fetchSize = connection.defaultFetchSize();
    this.timeoutSeconds = connection.defaultQueryTimeout();
  }

  String translate(String sql) throws SQLException {
    if (sql == null) {
      throw SqlErrors.argument("There is no statement.");
    }
    return escapes ? EscapeSyntax.translate(sql) : sql;
  }

  /** A request that lacks only what is to be executed. */
  MessageWriter begin(FiresteelStatement of, long maxRows) throws SQLException {
    MessageWriter request =
        new MessageWriter()
            .section(Tag.SESSION, connection.session())
            .section(Tag.STATEMENT, statement);
    int limits = request.begin(Tag.LIMITS);
    request.writeLong(timeoutSeconds * 1000L).writeLong(maxRows).writeInt(fetchSize).writeInt(0);
    return request.end(limits);
  }

  /** Sends the request and waits until there are rows, an update count, or an error. */
  Reply send(MessageWriter request) throws SQLException {
    if (connection.isClosed()) {
      throw new java.sql.SQLNonTransientConnectionException("The connection is closed.", "08003");
    }
    round++;
    sending = true;
    try {
      Reply reply = connection.post("/execute", request);
      List<Reply.ColumnInfo> columns = reply.columns;
      String queryId = reply.queryId;
      while (reply.pending) {
        reply = connection.frame(statement, fetchSize, reply.body).orThrow();
        columns = reply.columns == null ? columns : reply.columns;
        queryId = reply.queryId == null ? queryId : reply.queryId;
      }
      reply.columns = columns;
      reply.queryId = queryId;
      return reply;
    } finally {
      sending = false;
    }
  }

  /** The result set of a reply, or null if it has none. */
  FiresteelResultSet resultSet(FiresteelStatement of, Reply reply) throws SQLException {
    if (reply.columns == null || reply.columns.isEmpty()) {
      return null;
    }
    RemoteFrames source = new RemoteFrames(connection, statement, fetchSize, reply.columns, reply);
    frames = source;
    return new FiresteelResultSet(
        of, reply.columns, source, new Zones(connection.zone()), fetchSize);
  }

  /**
   * Cancels what is running. The request may overtake the one it is to cancel: then it is repeated
   * while that one is on its way.
   */
  void cancel() throws SQLException {
    int cancelled = round;
    for (int i = 0; i < CANCEL_TRIES; i++) {
      if (connection.cancel(statement) || !sending || round != cancelled) {
        return;
      }
      try {
        Thread.sleep(10);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  boolean isRunning() {
    return sending;
  }

  /** How far the server is, as a text for people; null if it does not say. */
  SQLWarning progress() throws SQLException {
    long[] p = connection.progress(statement);
    if (p == null) {
      return null;
    }
    StringBuilder text = new StringBuilder();
    // When all is read, there is still work behind the scans.
    if (p[0] < p[1]) {
      text.append(100 * p[0] / p[1]).append(" % done, ");
    }
    text.append(p[2]).append(" rows, ").append(p[3] >> 20).append(" MiB read");
    return new SQLWarning(text.toString(), "01000");
  }

  /** Ends whatever is running or open because nobody will read it. */
  void cut() {
    RemoteFrames open = frames;
    frames = null;
    if (open != null) {
      open.close();
    } else if (sending) {
      connection.release(statement);
    }
  }
}
