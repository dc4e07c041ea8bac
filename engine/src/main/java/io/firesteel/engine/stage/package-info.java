/**
 * The run-time of one query. A plan becomes {@link io.firesteel.engine.stage.Pipeline}s: a source
 * of morsels, transforms, and a sink. A pipeline runs as several {@link
 * io.firesteel.engine.stage.PipelineTask}s once the sinks that it waits for are complete; when the
 * last pipeline that feeds a sink ends, the sink is complete. The last sink is the queue that the
 * client's thread pulls from.
 *
 * <ul>
 *   <li>Back-pressure: a full sink parks the tasks that feed it; the consumer wakes them. No thread
 *       waits inside a task.
 *   <li>Errors: the first one becomes the query's cancellation; every task asks for it before each
 *       batch, closes what it holds and ends. The last task to end closes sources and sinks, so
 *       memory is back when nobody can touch it any more.
 *   <li>A small query (few constant rows) runs on the thread that pulls; when it turns out not to
 *       be small after all, its tasks move to the pool.
 *   <li>{@link io.firesteel.engine.stage.FairScheduler} runs the tasks of all queries in slices,
 *       the query with the least thread time first.
 * </ul>
 *
 * <p>Threads: {@link io.firesteel.engine.stage.ResultStream} may be pulled by one thread at a time,
 * and cancelled and closed by any. The rest is for the engine.
 */
package io.firesteel.engine.stage;
