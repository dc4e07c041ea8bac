package io.firesteel.engine.stage;

import io.firesteel.core.vector.Batch;
import io.firesteel.engine.operator.BatchTransform;
import io.firesteel.engine.operator.NodeCounters;
import io.firesteel.engine.operator.TaskContext;
import io.firesteel.storage.scan.BatchSource;

/**
 * One task of a pipeline: pulls morsels, pushes their batches through its transforms into the sink.
 * A state machine, so that it can stop after any batch and go on later on another thread.
 */
final class PipelineTask implements Task {
  private final QueryExecution execution;
  private final Pipeline pipeline;
  private final TaskContext context;
  private final BatchTransform[] transforms;
  private final boolean[] pending;
  private final NodeCounters[] counters;
  private Object local;
  private BatchSource morsel;
  private boolean opened;
  private boolean inputEnded;

  /** Transforms below this one are done with: a later one wants no more input. */
  private int floor;

  /** The next transform whose {@code finish} gives output, once the input has ended. */
  private int finishing;

  PipelineTask(QueryExecution execution, Pipeline pipeline, TaskContext context) {
    this.execution = execution;
    this.pipeline = pipeline;
    this.context = context;
    int n = pipeline.transforms.size();
    this.transforms = new BatchTransform[n];
    this.pending = new boolean[n];
    this.counters = new NodeCounters[n + 2];
  }

  @Override
  public Status run(long deadlineNanos) {
    try {
      context.check();
      if (!opened) {
        open();
      }
      while (true) {
        if (pipeline.sink.sink().isFull()) {
          return Status.PARKED;
        }
        if (!step()) {
          break;
        }
        context.check();
        if (System.nanoTime() - deadlineNanos >= 0) {
          return Status.READY;
        }
      }
      pipeline.sink.sink().merge(local);
    } catch (Throwable t) {
      execution.fail(t);
    }
    close();
    execution.taskEnded(pipeline);
    return Status.DONE;
  }

  private void open() {
    opened = true;
    int n = transforms.length;
    counters[0] = execution.counters().node(pipeline.source.nodeId());
    for (int i = 0; i < n; i++) {
      counters[i + 1] = execution.counters().node(pipeline.transforms.get(i).nodeId());
      transforms[i] = pipeline.transforms.get(i).open(context);
      if (transforms[i].isDone()) {
        floor = i + 1;
        inputEnded = true;
        finishing = floor;
      }
    }
    counters[n + 1] = execution.counters().node(pipeline.sink.sink().nodeId());
    local = pipeline.sink.sink().open(context);
  }

  /** Moves one batch; false at the end. */
  private boolean step() {
    for (int i = transforms.length - 1; i >= floor; i--) {
      if (pending[i]) {
        long start = System.nanoTime();
        Batch out = transforms[i].more();
        pending[i] = transforms[i].hasMore();
        counted(i, out, start);
        push(i, out);
        return true;
      }
    }
    if (!inputEnded) {
      readSource();
      return true;
    }
    while (finishing < transforms.length) {
      int i = finishing;
      long start = System.nanoTime();
      Batch out = transforms[i].finish();
      if (out == null) {
        finishing++;
        continue;
      }
      counted(i, out, start);
      push(i, out);
      return true;
    }
    return false;
  }

  private void readSource() {
    if (pipeline.sink.sink().isDone()) {
      inputEnded = true;
      return;
    }
    long start = System.nanoTime();
    if (morsel == null) {
      morsel = pipeline.source.next(context);
      if (morsel == null) {
        inputEnded = true;
        finishing = floor;
        return;
      }
    }
    Batch batch = morsel.next();
    NodeCounters counter = counters[0];
    counter.nanos.add(System.nanoTime() - start);
    if (batch == null) {
      BatchSource ended = morsel;
      morsel = null;
      ended.close();
      return;
    }
    counter.rowsOut.add(batch.rows());
    counter.batchesOut.increment();
    feed(0, batch);
  }

  /** Takes the output of transform {@code i} further, and notes if it wants no more. */
  private void push(int i, Batch out) {
    checkDone(i);
    if (out != null && out.rows() > 0) {
      feed(i + 1, out);
    }
  }

  private void feed(int from, Batch batch) {
    Batch current = batch;
    for (int i = from; i < transforms.length; i++) {
      long start = System.nanoTime();
      counters[i + 1].rowsIn.add(current.rows());
      Batch out = transforms[i].process(current);
      pending[i] = transforms[i].hasMore();
      counted(i, out, start);
      checkDone(i);
      if (out == null || out.rows() == 0) {
        return;
      }
      current = out;
    }
    long start = System.nanoTime();
    pipeline.sink.sink().consume(local, current);
    NodeCounters counter = counters[transforms.length + 1];
    counter.nanos.add(System.nanoTime() - start);
    counter.rowsIn.add(current.rows());
  }

  private void counted(int i, Batch out, long start) {
    NodeCounters counter = counters[i + 1];
    counter.nanos.add(System.nanoTime() - start);
    if (out != null) {
      counter.rowsOut.add(out.rows());
      counter.batchesOut.increment();
    }
  }

  private void checkDone(int i) {
    if (transforms[i].isDone() && i >= floor && !pending[i]) {
      floor = i + 1;
      inputEnded = true;
      finishing = Math.max(finishing, floor);
    }
  }

  private void close() {
    try {
      if (morsel != null) {
        morsel.close();
        morsel = null;
      }
    } catch (RuntimeException e) {
      execution.fail(e);
    }
    for (BatchTransform transform : transforms) {
      try {
        if (transform != null) {
          transform.close();
        }
      } catch (RuntimeException e) {
        execution.fail(e);
      }
    }
  }
}
