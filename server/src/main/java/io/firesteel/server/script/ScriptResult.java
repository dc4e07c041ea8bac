package io.firesteel.server.script;

import io.firesteel.core.vector.Batch;
import io.firesteel.server.query.OutputColumn;
import io.firesteel.server.query.Progress;
import io.firesteel.server.query.RunningQuery;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/** The rows of the last statement of a script that gave some. */
final class ScriptResult implements RunningQuery {
  private final List<OutputColumn> columns;
  private final Queue<Batch> batches;

  /**
   * @param columns empty if no statement gave rows
   */
  ScriptResult(List<OutputColumn> columns, List<Batch> batches) {
    this.columns = columns;
    this.batches = new ArrayDeque<>(batches);
  }

  @Override
  public List<OutputColumn> columns() {
    return columns;
  }

  @Override
  public Batch next() {
    return batches.poll();
  }

  @Override
  public long updateCount() {
    return columns.isEmpty() ? 0 : -1;
  }

  @Override
  public Progress progress() {
    return Progress.NONE;
  }

  @Override
  public void close() {
    batches.clear();
  }
}
