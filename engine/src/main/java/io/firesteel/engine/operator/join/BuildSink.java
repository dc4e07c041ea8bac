package io.firesteel.engine.operator.join;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.Batch;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.ConstantVector;
import io.firesteel.core.vector.Vectors;
import io.firesteel.engine.operator.BatchSink;
import io.firesteel.engine.operator.TaskContext;
import io.firesteel.engine.operator.row.RowStore;
import java.util.ArrayList;
import java.util.List;

/** Gathers the right input of a join, without the columns that nobody will look at. */
final class BuildSink implements BatchSink<RowStore> {
  private final int nodeId;
  private final boolean[] needed;
  private final ConstantVector[] placeholders;

  /** Guarded by this. */
  private final List<RowStore> stores = new ArrayList<>();

  BuildSink(int nodeId, List<SqlType> types, boolean[] needed) {
    this.nodeId = nodeId;
    this.needed = needed;
    this.placeholders = types.stream().map(t -> Vectors.nulls(t, 1)).toArray(ConstantVector[]::new);
  }

  @Override
  public int nodeId() {
    return nodeId;
  }

  @Override
  public RowStore open(TaskContext context) {
    RowStore store = new RowStore(context.lease(nodeId));
    synchronized (this) {
      stores.add(store);
    }
    return store;
  }

  @Override
  public void consume(RowStore local, Batch batch) {
    ColumnVector[] columns = new ColumnVector[needed.length];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = needed[i] ? batch.column(i) : placeholders[i].withLength(batch.rows());
    }
    local.add(new Batch(columns, batch.rows()));
  }

  @Override
  public void merge(RowStore local) {}

  /** All that was gathered; after the last task. */
  List<RowStore> stores() {
    return stores;
  }

  @Override
  public synchronized void close() {
    stores.forEach(RowStore::close);
  }
}
