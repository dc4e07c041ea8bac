package io.firesteel.engine.stage;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.Batch;
import io.firesteel.engine.operator.Cancellation;
import io.firesteel.engine.operator.Counters;
import io.firesteel.engine.operator.QueryRuntime;
import io.firesteel.engine.operator.TaskContext;
import io.firesteel.engine.operator.TransformFactory;
import io.firesteel.engine.plan.PhysicalPlan;
import io.firesteel.engine.plan.PlanText;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One execution of a plan: starts pipelines when their time has come, and hands out the result. */
public final class QueryExecution implements ResultStream {
  private static final Logger LOG = LoggerFactory.getLogger(QueryExecution.class);

  /** Plans whose sources certainly have no more rows than this start on the pulling thread. */
  private static final long INLINE_ROWS = 20_000;

  /** How long they may stay there. */
  private static final long INLINE_NANOS = 3_000_000;

  private final PhysicalPlan plan;
  private final QueryRuntime runtime;
  private final TaskGroup group;
  private final ResultQueue results;
  private final SinkNode resultNode;
  private List<Pipeline> pipelines = List.of();

  /** Tasks of a query that still runs on the pulling thread; null once the pool has it. */
  private ArrayDeque<Task> inline;

  private long inlineNanos;

  /** Guarded by this. */
  private int openTasks;

  private boolean freed;
  private boolean started;

  /**
   * An execution that has not started.
   *
   * @param group who runs the tasks; null for the pulling thread alone
   */
  public QueryExecution(PhysicalPlan plan, QueryRuntime runtime, TaskGroup group) {
    this.plan = plan;
    this.runtime = runtime;
    this.group = group;
    this.results = new ResultQueue(-1);
    this.resultNode = new SinkNode(results);
  }

  /** Where the root's batches go. */
  public SinkNode resultSink() {
    return resultNode;
  }

  /** Starts the graph; called once. */
  public void start(List<Pipeline> graph) {
    pipelines = graph;
    long rows = 0;
    for (Pipeline pipeline : graph) {
      pipeline.sink.feeders++;
      for (SinkNode sink : pipeline.waits) {
        if (!sink.complete) {
          pipeline.missing++;
          sink.waiting.add(pipeline);
        }
      }
      for (Pipeline before : pipeline.after) {
        pipeline.missing++;
        before.followers.add(pipeline);
      }
      rows = Math.max(rows, pipeline.source.maxRows());
    }
    inline = group == null || rows <= INLINE_ROWS ? new ArrayDeque<>() : null;
    started = true;
    // Chosen before any of them runs: what they wake is opened by whoever wakes it.
    List<Pipeline> ready = graph.stream().filter(p -> p.missing == 0).toList();
    try {
      ready.forEach(this::open);
    } catch (Throwable t) {
      fail(t);
    }
    if (graph.isEmpty()) {
      results.finish();
    }
    freeIfIdle();
  }

  private void open(Pipeline pipeline) {
    int workers = inline != null ? 1 : runtime.workers();
    pipeline.source.start(workers);
    int count = Math.max(1, Math.min(workers, pipeline.source.parallelism()));
    Task[] tasks = new Task[count];
    for (int i = 0; i < count; i++) {
      tasks[i] = new PipelineTask(this, pipeline, new TaskContext(runtime, i));
    }
    synchronized (this) {
      pipeline.openTasks = count;
      openTasks += count;
    }
    for (Task task : tasks) {
      if (inline != null) {
        inline.add(task);
      } else {
        group.submit(task);
      }
    }
  }

  /** Called by a task as its last act. */
  void taskEnded(Pipeline pipeline) {
    boolean last;
    synchronized (this) {
      last = --pipeline.openTasks == 0;
    }
    if (last && !runtime.cancellation().isCancelled()) {
      try {
        pipelineEnded(pipeline);
      } catch (Throwable t) {
        fail(t);
      }
    }
    synchronized (this) {
      openTasks--;
    }
    freeIfIdle();
  }

  private void pipelineEnded(Pipeline pipeline) {
    SinkNode sink = pipeline.sink;
    boolean complete;
    synchronized (this) {
      complete = --sink.feeders == 0;
    }
    if (complete) {
      sink.sink().finish();
      sink.complete = true;
      oneLessMissing(sink.waiting);
    }
    oneLessMissing(pipeline.followers);
  }

  private void oneLessMissing(List<Pipeline> waiting) {
    for (Pipeline next : waiting) {
      boolean ready;
      synchronized (this) {
        ready = --next.missing == 0;
      }
      if (ready) {
        open(next);
      }
    }
  }

  /** Makes an error the query's end; the first one stays. */
  void fail(Throwable t) {
    RuntimeException reason;
    if (t instanceof RuntimeException e) {
      reason = e;
    } else if (t instanceof OutOfMemoryError) {
      reason =
          SqlException.of(
                  "QUERY_MEMORY_EXCEEDED",
                  "The server's heap is exhausted; the query was ended to protect the others.")
              .causedBy(t);
    } else {
      reason = new IllegalStateException(t);
    }
    if (runtime.cancellation().cancel(reason) && !(reason instanceof SqlException)) {
      LOG.error("Query {} failed", runtime.query().queryId(), reason);
    }
    wake();
    results.signal();
  }

  @Override
  public List<SqlType> types() {
    return plan.root().types();
  }

  @Override
  public Batch next() {
    try {
      while (true) {
        runtime.cancellation().check();
        Batch batch = results.poll();
        if (batch != null) {
          if (inline == null && results.wakesProducers()) {
            wake();
          }
          return batch;
        }
        if (results.isExhausted()) {
          return null;
        }
        if (inline != null) {
          runInline();
        } else {
          if (results.wakesProducers()) {
            wake();
          }
          results.await(100);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      cancel(Cancellation.byUser());
      throw runtime.cancellation().reason();
    } catch (RuntimeException e) {
      // A deadline is noticed by whoever looks first: parked tasks must hear of it.
      wake();
      throw e;
    }
  }

  private void wake() {
    if (group != null) {
      group.wake();
    }
  }

  private void runInline() {
    Task task = inline.poll();
    if (task == null) {
      throw new IllegalStateException("No task is left, but the result is not complete");
    }
    if (group != null && inlineNanos > INLINE_NANOS) {
      ArrayDeque<Task> rest = inline;
      inline = null;
      group.submit(task);
      rest.forEach(group::submit);
      return;
    }
    long start = System.nanoTime();
    Task.Status status = task.run(start + INLINE_NANOS);
    inlineNanos += System.nanoTime() - start;
    if (status == Task.Status.PARKED) {
      inline.addFirst(task);
    } else if (status == Task.Status.READY) {
      inline.add(task);
    }
  }

  @Override
  public void cancel(RuntimeException reason) {
    runtime.cancellation().cancel(reason);
    wake();
    results.signal();
  }

  @Override
  public Counters counters() {
    return runtime.counters();
  }

  @Override
  public long[] progress() {
    long[] sum = new long[2];
    for (Pipeline pipeline : pipelines) {
      long[] one = pipeline.source.progress();
      sum[0] += one[0];
      sum[1] += one[1];
    }
    return sum;
  }

  @Override
  public String explain() {
    return PlanText.of(
        plan.root(),
        node -> {
          Double estimate = plan.estimates().get(node.id());
          return "  ["
              + (estimate == null ? "" : "estimated=" + Math.round(estimate) + " ")
              + counters().node(node.id())
              + "]";
        });
  }

  @Override
  public void close() {
    cancel(Cancellation.byUser());
    ArrayDeque<Task> mine = inline;
    if (mine != null) {
      // Each notices the cancellation, closes what it holds and ends.
      for (Task task = mine.poll(); task != null; task = mine.poll()) {
        task.run(0);
      }
    }
    freeIfIdle();
  }

  private void freeIfIdle() {
    synchronized (this) {
      boolean over = runtime.cancellation().isCancelled() || resultNode.complete;
      if (!started || freed || openTasks > 0 || !over) {
        return;
      }
      freed = true;
    }
    Set<Object> sinks = new LinkedHashSet<>();
    for (Pipeline pipeline : pipelines) {
      closeQuietly(pipeline.source);
      for (TransformFactory transform : pipeline.transforms) {
        closeQuietly(transform::close);
      }
      if (pipeline.sink != resultNode && sinks.add(pipeline.sink)) {
        closeQuietly(pipeline.sink.sink());
      }
    }
    if (runtime.cancellation().isCancelled()) {
      results.close();
    }
  }

  private void closeQuietly(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Exception e) {
      LOG.error("Query {} did not close an operator", runtime.query().queryId(), e);
    }
  }
}
