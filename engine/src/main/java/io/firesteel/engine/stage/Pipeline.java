package io.firesteel.engine.stage;

import io.firesteel.engine.operator.MorselSource;
import io.firesteel.engine.operator.TransformFactory;
import java.util.List;
import java.util.Set;

/**
 * A source, what is done to its batches, and where they go. Run-time fields are the execution's.
 */
public final class Pipeline {
  final MorselSource source;
  final List<TransformFactory> transforms;
  final SinkNode sink;

  /** Sinks that must be complete before it starts. */
  final Set<SinkNode> waits;

  int missing;
  int openTasks;

  public Pipeline(
      MorselSource source, List<TransformFactory> transforms, SinkNode sink, Set<SinkNode> waits) {
    this.source = source;
    this.transforms = List.copyOf(transforms);
    this.sink = sink;
    this.waits = Set.copyOf(waits);
  }

  public MorselSource source() {
    return source;
  }
}
