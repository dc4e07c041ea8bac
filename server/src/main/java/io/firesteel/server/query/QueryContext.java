package io.firesteel.server.query;

import java.util.List;

/**
 * What one execution is given besides the statement.
 *
 * @param queryId unique in the server's life, shown in errors, history and logs
 * @param parameters one value for each {@code ?}
 * @param maxRows the client's limit of rows, 0 for none
 * @param cancel raised by cancel, timeout, or when the client is gone
 * @param warnings takes notices for the client
 */
public record QueryContext(
    String queryId,
    List<Parameter> parameters,
    long maxRows,
    CancelSignal cancel,
    WarningSink warnings) {

  public QueryContext withParameters(List<Parameter> other) {
    return new QueryContext(queryId, other, maxRows, cancel, warnings);
  }

  /** Takes notices for the client; any thread. */
  @FunctionalInterface
  public interface WarningSink {
    void warn(String message);
  }
}
