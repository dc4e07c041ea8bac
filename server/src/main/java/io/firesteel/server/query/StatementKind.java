package io.firesteel.server.query;

/** What a statement does, as far as a client must know. */
public enum StatementKind {
  /** Gives rows: SELECT, VALUES, SHOW, DESCRIBE, EXPLAIN. */
  QUERY,
  /** Changes rows and gives their number: INSERT, UPDATE, DELETE, MERGE. */
  DML,
  /** Changes the catalog: CREATE, DROP, ALTER. */
  DDL,
  /** Changes the session or the server: SET, USE, CACHE. May give rows. */
  OTHER
}
