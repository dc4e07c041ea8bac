package io.firesteel.engine.operator.sort;

import io.firesteel.core.vector.Batch;
import io.firesteel.engine.operator.MorselSource;
import io.firesteel.engine.operator.TaskContext;
import io.firesteel.storage.scan.BatchSource;
import java.util.concurrent.atomic.AtomicBoolean;

/** Gives out the rows of a {@link TopNSink} behind the offset, in order. */
public final class TopNOutput implements MorselSource {
  private final TopNSink sink;
  private final int offset;
  private final AtomicBoolean taken = new AtomicBoolean();

  public TopNOutput(TopNSink sink, int offset) {
    this.sink = sink;
    this.offset = offset;
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
    return taken.getAndSet(true) ? null : new Rows(context.batchRows());
  }

  private final class Rows implements BatchSource {
    private final int batchRows;
    private Batch all;
    private int position = offset;

    Rows(int batchRows) {
      this.batchRows = batchRows;
    }

    @Override
    public Batch next() {
      if (all == null) {
        all = sink.result();
      }
      int count = Math.min(batchRows, all.rows() - position);
      if (count <= 0) {
        return null;
      }
      Batch batch = all.slice(position, count);
      position += count;
      return batch;
    }

    @Override
    public void close() {}
  }
}
