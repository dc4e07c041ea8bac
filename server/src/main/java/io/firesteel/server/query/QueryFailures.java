package io.firesteel.server.query;

import io.firesteel.core.error.ErrorCode;
import io.firesteel.core.error.SqlException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever escapes a statement into what its client may see. */
public final class QueryFailures {
  private static final Logger LOG = LoggerFactory.getLogger(QueryFailures.class);

  private QueryFailures() {}

  public static SqlException cancelled() {
    return SqlException.of(ErrorCode.QUERY_CANCELLED, "The statement was cancelled.");
  }

  public static SqlException timedOut(long millis) {
    return SqlException.of(
        ErrorCode.QUERY_TIMEOUT,
        "The statement took longer than its time limit of " + seconds(millis) + ".");
  }

  public static SqlException abandoned() {
    return SqlException.of(
        ErrorCode.QUERY_CANCELLED, "The result was released because its client was gone.");
  }

  public static SqlException closed() {
    return SqlException.of(ErrorCode.QUERY_CANCELLED, "The statement was closed.");
  }

  public static SqlException overloaded() {
    return SqlException.of(
        "SERVER_OVERLOADED", "Too many statements are waiting; try again later.");
  }

  public static SqlException stopping() {
    return SqlException.of("SERVER_STOPPING", "The server is stopping.");
  }

  public static SqlException sessionNotFound(String id) {
    return SqlException.of(
        "SESSION_NOT_FOUND",
        "There is no session "
            + shorten(id)
            + ": it was closed, expired, or the server restarted.");
  }

  public static SqlException statementNotFound(long id) {
    return SqlException.of(
        "INVALID_HANDLE.OPERATION_NOT_FOUND",
        "Statement " + id + " has no open result: it was closed, cancelled or read to its end.");
  }

  /** The error a client gets for {@code failure}; bugs are logged with the query's id. */
  public static SqlException visible(Throwable failure, String queryId) {
    if (failure instanceof SqlException e) {
      if (e.code() == ErrorCode.INTERNAL_ERROR) {
        LOG.error("Query {} failed by an internal error", queryId, e);
      }
      return e;
    }
    if (failure instanceof OutOfMemoryError) {
      LOG.error("Query {} ran out of heap", queryId, failure);
      return SqlException.of(
          ErrorCode.QUERY_MEMORY_EXCEEDED,
          "The server ran out of memory while executing query " + queryId + ".");
    }
    LOG.error("Query {} failed by an internal error", queryId, failure);
    return SqlException.of(
            ErrorCode.INTERNAL_ERROR,
            "Query "
                + queryId
                + " failed by an error inside the server; its log has the details under this id.")
        .causedBy(failure);
  }

  private static String seconds(long millis) {
    return millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
  }

  private static String shorten(String id) {
    return id == null ? "(none)" : id.length() > 64 ? id.substring(0, 64) + "..." : id;
  }
}
