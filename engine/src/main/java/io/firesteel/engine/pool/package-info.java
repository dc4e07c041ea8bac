/**
 * Who runs the tasks of queries. {@link io.firesteel.engine.pool.WorkerPool} is the seam: {@link
 * io.firesteel.engine.pool.LocalWorkerPool} runs them on threads of this process, a cluster on its
 * executors.
 *
 * <p>The local pool shares its threads fairly: a task runs for some milliseconds at a time and then
 * goes back in line, and the query that has had least time goes first. A short query therefore
 * never waits for a long one to end, and a query of many tasks gets no more than its share.
 *
 * <p>Threads: all classes may be used by any thread.
 */
package io.firesteel.engine.pool;
