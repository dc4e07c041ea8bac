package io.firesteel.engine.stage;

import io.firesteel.engine.operator.MorselSource;
import io.firesteel.engine.operator.TransformFactory;
import java.util.ArrayList;
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

  /** Pipelines that must have ended before it starts. */
  final List<Pipeline> after;

  /** Those that wait for this one to end. */
  final List<Pipeline> followers = new ArrayList<>();

  int missing;
  int openTasks;

  public Pipeline(
      MorselSource source,
      List<TransformFactory> transforms,
      SinkNode sink,
      Set<SinkNode> waits,
      List<Pipeline> after) {
    this.source = source;
    this.transforms = List.copyOf(transforms);
    this.sink = sink;
    this.waits = Set.copyOf(waits);
    this.after = List.copyOf(after);
  }

  public MorselSource source() {
    return source;
  }

  /** Whether its rows go through a transform of that factory. */
  public boolean goesThrough(TransformFactory transform) {
    return transforms.contains(transform);
  }
}
