package io.firesteel.engine.operator.values;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.Batch;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.Vectors;
import io.firesteel.engine.operator.MorselSource;
import io.firesteel.engine.operator.TaskContext;
import io.firesteel.storage.scan.BatchSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** Constant rows, in order. */
public final class ValuesSource implements MorselSource {
  private final int nodeId;
  private final List<SqlType> types;
  private final List<List<Object>> rows;
  private final AtomicBoolean taken = new AtomicBoolean();

  public ValuesSource(int nodeId, List<SqlType> types, List<List<Object>> rows) {
    this.nodeId = nodeId;
    this.types = types;
    this.rows = rows;
  }

  @Override
  public int nodeId() {
    return nodeId;
  }

  @Override
  public int parallelism() {
    return 1;
  }

  @Override
  public long maxRows() {
    return rows.size();
  }

  @Override
  public BatchSource next(TaskContext context) {
    return taken.getAndSet(true) ? null : new Rows(context.batchRows());
  }

  private final class Rows implements BatchSource {
    private final int batchRows;
    private int position;

    Rows(int batchRows) {
      this.batchRows = batchRows;
    }

    @Override
    public Batch next() {
      int count = Math.min(batchRows, rows.size() - position);
      if (count <= 0) {
        return null;
      }
      ColumnVector[] columns = new ColumnVector[types.size()];
      for (int i = 0; i < columns.length; i++) {
        List<Object> values = new ArrayList<>(count);
        for (int row = position; row < position + count; row++) {
          values.add(rows.get(row).get(i));
        }
        columns[i] = Vectors.of(types.get(i), values);
      }
      position += count;
      return new Batch(columns, count);
    }

    @Override
    public void close() {}
  }
}
