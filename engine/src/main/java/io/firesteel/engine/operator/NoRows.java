package io.firesteel.engine.operator;

import io.firesteel.core.vector.Batch;

/** The end of pipelines that give no rows; its completeness is what others wait for. */
public record NoRows(int nodeId) implements BatchSink<Boolean> {
  @Override
  public Boolean open(TaskContext context) {
    return true;
  }

  @Override
  public void consume(Boolean local, Batch batch) {}

  @Override
  public void merge(Boolean local) {}
}
