package io.firesteel.server.query;

import java.time.Instant;

/**
 * A statement as consoles and SHOW commands see it: a snapshot.
 *
 * @param durationMillis until now, or until it ended
 * @param error its message if it failed, else null
 */
public record QueryInfo(
    String queryId,
    String sessionId,
    String user,
    String sql,
    State state,
    Instant started,
    long durationMillis,
    long rows,
    Progress progress,
    String error) {

  /** The life of a statement. */
  public enum State {
    QUEUED,
    RUNNING,
    FINISHED,
    FAILED,
    CANCELLED
  }
}
