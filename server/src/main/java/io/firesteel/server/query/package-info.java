/**
 * Running statements: the seam to planner and engine, and the manager of what is running.
 *
 * <p>{@link io.firesteel.server.query.QueryEngine} is all that the front end knows of planner and
 * engine: text becomes a {@link io.firesteel.server.query.PreparedQuery}, that becomes a {@link
 * io.firesteel.server.query.RunningQuery}, and that is pulled batch by batch. Nothing is computed
 * ahead of the reader except what the engine's own bounded queues hold, so a slow reader slows its
 * query and nobody else's.
 *
 * <p>Threads: an engine and its prepared queries are used by any thread; a running query is pulled
 * by one thread at a time, while {@link io.firesteel.server.query.CancelSignal} and progress may be
 * used by any thread at any time.
 */
package io.firesteel.server.query;
