/**
 * Sessions: one for each JDBC connection. A session is the current catalog and database, the
 * settings that were SET, and whatever planner and engine attach to it (temporary views,
 * variables). It ends when the client closes it or leaves it idle for too long.
 *
 * <p>Threads: everything here may be used by any thread.
 */
package io.firesteel.server.session;
