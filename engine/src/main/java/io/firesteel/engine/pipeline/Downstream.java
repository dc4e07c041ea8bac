package io.firesteel.engine.pipeline;

import io.firesteel.engine.operator.TransformFactory;
import io.firesteel.engine.stage.SinkNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What happens to the rows of a node: transforms, then a sink; and which sinks must be complete
 * before such rows may flow.
 */
record Downstream(List<TransformFactory> transforms, SinkNode sink, Set<SinkNode> waits) {
  static Downstream into(SinkNode sink) {
    return new Downstream(List.of(), sink, Set.of());
  }

  /** With a transform in front. */
  Downstream through(TransformFactory transform) {
    List<TransformFactory> all = new ArrayList<>(transforms.size() + 1);
    all.add(transform);
    all.addAll(transforms);
    return new Downstream(all, sink, waits);
  }

  Downstream after(SinkNode complete) {
    Set<SinkNode> all = new LinkedHashSet<>(waits);
    all.add(complete);
    return new Downstream(transforms, sink, all);
  }
}
