package io.firesteel.server.query;

import java.util.List;

/**
 * What a client asks to execute.
 *
 * @param sql the text; for a prepared statement the text it was prepared from
 * @param prepared the prepared statement, or null to prepare {@code sql}
 * @param parameters one value for each {@code ?}
 * @param maxRows the client's limit of rows, 0 for none
 * @param timeoutMillis the client's limit of time, 0 for none
 */
public record StatementRequest(
    String sql,
    PreparedQuery prepared,
    List<Parameter> parameters,
    long maxRows,
    long timeoutMillis) {}
