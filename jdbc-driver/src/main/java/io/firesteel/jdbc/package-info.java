/**
 * The JDBC driver: {@code jdbc:firesteel://host:port/database?key=value}.
 *
 * <p>Connection, statement, result set and metadata are subclasses of Avatica's, which supply the
 * wide parts of the JDBC interfaces that need no server; everything that talks to the server is
 * ours and speaks the binary protocol that the package {@code io.firesteel.server.frames} of the
 * server specifies: one request for a query whose result is small, column frames, one of them
 * fetched ahead.
 *
 * <p>Threads: as JDBC has it, a connection may be used by several threads and each statement by one
 * at a time; {@code cancel} and {@code close} may come from any thread and never wait for a running
 * statement.
 *
 * <p>Java 11 API only: drivers live in other people's tools.
 */
package io.firesteel.jdbc;
