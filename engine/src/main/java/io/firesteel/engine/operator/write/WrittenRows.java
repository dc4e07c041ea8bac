package io.firesteel.engine.operator.write;

import io.firesteel.core.vector.Batch;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.LongVector;
import io.firesteel.core.vector.Validity;
import io.firesteel.engine.operator.MorselSource;
import io.firesteel.engine.operator.TaskContext;
import io.firesteel.storage.scan.BatchSource;
import java.util.concurrent.atomic.AtomicBoolean;

/** One row: how many rows a sink has written. */
public final class WrittenRows implements MorselSource {
  private final WriteSink sink;
  private final AtomicBoolean given = new AtomicBoolean();

  public WrittenRows(WriteSink sink) {
    this.sink = sink;
  }

  @Override
  public int nodeId() {
    return sink.nodeId();
  }

  @Override
  public int parallelism() {
    return 1;
  }

  @Override
  public long maxRows() {
    return 0;
  }

  @Override
  public BatchSource next(TaskContext context) {
    if (given.getAndSet(true)) {
      return null;
    }
    return new BatchSource() {
      private boolean read;

      @Override
      public Batch next() {
        if (read) {
          return null;
        }
        read = true;
        long[] count = {sink.rows()};
        return new Batch(new ColumnVector[] {new LongVector(count, Validity.ALL, 1)}, 1);
      }

      @Override
      public void close() {}
    };
  }
}
