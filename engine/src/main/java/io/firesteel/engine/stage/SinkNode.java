package io.firesteel.engine.stage;

import io.firesteel.engine.operator.BatchSink;
import java.util.ArrayList;
import java.util.List;

/** A sink in the graph of a query. Built by one thread; run-time fields belong to the execution. */
public final class SinkNode {
  private final BatchSink<Object> sink;

  /** Pipelines that wait until this is complete. */
  final List<Pipeline> waiting = new ArrayList<>();

  /** Pipelines that feed it and have not ended. */
  int feeders;

  volatile boolean complete;

  @SuppressWarnings("unchecked") // A sink only ever sees local states that it made itself.
  public SinkNode(BatchSink<?> sink) {
    this.sink = (BatchSink<Object>) sink;
  }

  public BatchSink<Object> sink() {
    return sink;
  }
}
