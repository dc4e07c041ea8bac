package io.firesteel.server.query;

import io.firesteel.server.session.Session;

/**
 * The door from the front end to planner and engine. Statements of every kind go through it:
 * queries, DML, DDL, and those that only change the session (SET, USE).
 */
public interface QueryEngine extends AutoCloseable {

  /**
   * Parses and analyses a statement in the session's state of this moment. Parameters are written
   * {@code ?}.
   *
   * @param cancel ends a long analysis (file listings, statistics)
   * @throws io.firesteel.core.error.SqlException for a statement that is wrong
   */
  PreparedQuery prepare(String sql, Session session, CancelSignal cancel);

  /** What the session may see of the catalog, for DatabaseMetaData. */
  CatalogView catalog(Session session);

  /** Called once after a session ended: its temporary views and variables may be dropped. */
  default void sessionClosed(Session session) {}

  @Override
  default void close() {}
}
