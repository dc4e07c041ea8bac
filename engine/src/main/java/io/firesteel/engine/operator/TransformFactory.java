package io.firesteel.engine.operator;

/** Makes the transform of each task; shared by all tasks and immutable but for shared state. */
public interface TransformFactory {
  /** The plan node that it stands for. */
  int nodeId();

  BatchTransform open(TaskContext context);

  /** Frees what the tasks share, after the last of them; may be called twice. */
  default void close() {}
}
