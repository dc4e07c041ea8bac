package io.firesteel.engine.operator.write;

import io.firesteel.core.vector.Batch;
import io.firesteel.engine.operator.BatchSink;
import io.firesteel.engine.operator.TaskContext;
import io.firesteel.storage.write.TableWriter;
import io.firesteel.storage.write.TaskWriter;
import java.util.concurrent.atomic.LongAdder;

/** Writes what tasks feed it, each task to files of its own. */
public final class WriteSink implements BatchSink<WriteSink.Local> {
  private final int nodeId;
  private final TableWriter writer;
  private final LongAdder rows = new LongAdder();

  /** A task's files. */
  static final class Local {
    private final TaskWriter files;
    private long rows;

    Local(TaskWriter files) {
      this.files = files;
    }
  }

  public WriteSink(int nodeId, TableWriter writer) {
    this.nodeId = nodeId;
    this.writer = writer;
  }

  @Override
  public int nodeId() {
    return nodeId;
  }

  @Override
  public Local open(TaskContext context) {
    return new Local(writer.newTask());
  }

  @Override
  public void consume(Local local, Batch batch) {
    local.files.write(batch);
    local.rows += batch.rows();
  }

  @Override
  public void merge(Local local) {
    local.files.close();
    rows.add(local.rows);
  }

  /** How many rows were written; after the last task. */
  long rows() {
    return rows.sum();
  }
}
