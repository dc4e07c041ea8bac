package io.firesteel.engine.operator.row;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.Batch;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.engine.operator.MemoryLease;
import java.util.ArrayList;
import java.util.List;

/** Batches that are kept, to be made one long batch when all are there. */
public final class RowStore implements AutoCloseable {
  /** More rows cannot be numbered by an int with room for growth. */
  private static final long MAX_ROWS = Integer.MAX_VALUE - 64;

  private final List<Batch> batches = new ArrayList<>();
  private final MemoryLease lease;
  private long rows;

  public RowStore(MemoryLease lease) {
    this.lease = lease;
  }

  /** Keeps a batch; shares its vectors. */
  public void add(Batch batch) {
    long bytes = 64;
    for (ColumnVector column : batch.columns()) {
      bytes += Sizes.ownBytes(column);
    }
    lease.add(bytes);
    batches.add(batch);
    rows += batch.rows();
  }

  public long rows() {
    return rows;
  }

  public List<Batch> batches() {
    return batches;
  }

  /**
   * All rows of several stores as one batch; the stores are emptied, their memory is the batch's.
   */
  public static Batch seal(List<RowStore> stores, List<SqlType> types) {
    long total = 0;
    for (RowStore store : stores) {
      total += store.rows;
    }
    checkRows(total);
    ColumnVector[] columns = new ColumnVector[types.size()];
    for (int c = 0; c < columns.length; c++) {
      columns[c] = column(stores, types.get(c), c, (int) total);
    }
    stores.forEach(s -> s.batches.clear());
    return new Batch(columns, (int) total);
  }

  /** The same rows, strings copied where they pin far more memory than they need. */
  public static Batch compact(Batch batch) {
    ColumnVector[] columns = new ColumnVector[batch.columnCount()];
    for (int c = 0; c < columns.length; c++) {
      columns[c] = Columns.compact(batch.column(c));
    }
    return new Batch(columns, batch.rows());
  }

  /** Refuses more rows than can be numbered. */
  public static void checkRows(long total) {
    if (total > MAX_ROWS) {
      throw io.firesteel.core.error.SqlException.of(
          "QUERY_MEMORY_EXCEEDED", "An operator would have to keep " + total + " rows in memory.");
    }
  }

  /** One column of all rows of several stores. */
  public static ColumnVector column(List<RowStore> stores, SqlType type, int column, int rows) {
    List<ColumnVector> parts = new ArrayList<>();
    for (RowStore store : stores) {
      for (Batch batch : store.batches) {
        parts.add(batch.column(column));
      }
    }
    return Columns.concat(type, parts, rows);
  }

  @Override
  public void close() {
    batches.clear();
    lease.close();
  }
}
