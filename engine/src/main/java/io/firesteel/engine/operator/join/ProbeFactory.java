package io.firesteel.engine.operator.join;

import io.firesteel.engine.operator.BatchTransform;
import io.firesteel.engine.operator.TaskContext;
import io.firesteel.engine.operator.TransformFactory;

/** Streams the left input past a build side. */
public final class ProbeFactory implements TransformFactory {
  private final BuildSide build;

  ProbeFactory(BuildSide build) {
    this.build = build;
  }

  @Override
  public int nodeId() {
    return build.spec().nodeId();
  }

  @Override
  public BatchTransform open(TaskContext context) {
    switch (build.spec().type()) {
      case LEFT_SEMI:
      case LEFT_ANTI:
      case LEFT_ANTI_NULL_AWARE:
      case LEFT_MARK:
      case RIGHT_SEMI:
      case RIGHT_ANTI:
        return new TestProbe(build, context);
      default:
        return new PairProbe(build, context);
    }
  }

  @Override
  public void close() {
    build.close();
  }
}
