package io.firesteel.engine.operator.sort;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.Batch;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.engine.operator.MemoryLease;
import io.firesteel.engine.operator.MorselSource;
import io.firesteel.engine.operator.QueryRuntime;
import io.firesteel.engine.operator.StepSource;
import io.firesteel.engine.operator.TaskContext;
import io.firesteel.engine.operator.row.GatherSink;
import io.firesteel.engine.operator.row.RowOrder;
import io.firesteel.engine.operator.row.RowStore;
import io.firesteel.engine.plan.SortKey;
import io.firesteel.storage.scan.BatchSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** All rows in order: the steps behind the sink that gathers them, and the source of the result. */
public final class Sort implements MorselSource {
  private static final int RANGE_ROWS = 1 << 15;

  private final int nodeId;
  private final List<SqlType> types;
  private final List<SortKey> keys;
  private final QueryRuntime runtime;
  private final GatherSink sink;
  private final MemoryLease lease;
  private final AtomicBoolean taken = new AtomicBoolean();
  private ColumnVector[] columns;
  private int rows;
  private RowOrder order;
  private int[][] runs;
  private int[] sorted;

  public Sort(int nodeId, List<SqlType> types, List<SortKey> keys, QueryRuntime runtime) {
    this.nodeId = nodeId;
    this.types = types;
    this.keys = keys;
    this.runtime = runtime;
    this.sink = new GatherSink(nodeId);
    this.lease = new MemoryLease(runtime.memory(), runtime.counters().node(nodeId));
  }

  public GatherSink sink() {
    return sink;
  }

  /** First: a long column each. */
  public StepSource gatherSteps() {
    return new StepSource(
        nodeId,
        () -> {
          rows = sink.rows();
          columns = new ColumnVector[types.size()];
          List<RowStore> stores = sink.stores();
          List<Runnable> steps = new ArrayList<>();
          for (int c = 0; c < columns.length; c++) {
            int column = c;
            steps.add(
                () -> columns[column] = RowStore.column(stores, types.get(column), column, rows));
          }
          return steps;
        });
  }

  /** Then: sorted ranges. */
  public StepSource sortSteps() {
    return new StepSource(
        nodeId,
        () -> {
          sink.stores().forEach(s -> s.batches().clear());
          lease.add(24L * rows);
          order = new RowOrder(columns, types, keys, rows);
          int count = Math.max(1, Math.min(runtime.workers(), rows / RANGE_ROWS));
          runs = new int[count][];
          List<Runnable> steps = new ArrayList<>();
          for (int r = 0; r < count; r++) {
            int run = r;
            int from = (int) ((long) rows * r / count);
            int to = (int) ((long) rows * (r + 1) / count);
            steps.add(() -> runs[run] = order.sort(from, to));
          }
          return steps;
        });
  }

  /** The order of all rows; merges the ranges. */
  public int[] sorted() {
    if (sorted == null) {
      List<int[]> left = new ArrayList<>(List.of(runs));
      while (left.size() > 1) {
        List<int[]> merged = new ArrayList<>();
        for (int i = 0; i + 1 < left.size(); i += 2) {
          merged.add(order.merge(left.get(i), left.get(i + 1)));
        }
        if (left.size() % 2 == 1) {
          merged.add(left.get(left.size() - 1));
        }
        left = merged;
      }
      sorted = left.get(0);
      runs = null;
    }
    return sorted;
  }

  /** The gathered columns. */
  public ColumnVector[] columns() {
    return columns;
  }

  public int rows() {
    return rows;
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
    return 0;
  }

  @Override
  public BatchSource next(TaskContext context) {
    return taken.getAndSet(true) ? null : new Rows(context.batchRows());
  }

  @Override
  public void close() {
    lease.close();
    columns = null;
    order = null;
    sorted = null;
  }

  private final class Rows implements BatchSource {
    private final int batchRows;
    private int position;

    Rows(int batchRows) {
      this.batchRows = batchRows;
    }

    @Override
    public Batch next() {
      int count = Math.min(batchRows, rows - position);
      if (count <= 0) {
        return null;
      }
      int[] slice = java.util.Arrays.copyOfRange(sorted(), position, position + count);
      position += count;
      return new Batch(columns, rows).select(slice, count);
    }

    @Override
    public void close() {}
  }
}
