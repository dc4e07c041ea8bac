package io.firesteel.engine.operator.window;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.Batch;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.engine.function.FunctionDefinition;
import io.firesteel.engine.function.FunctionRegistry;
import io.firesteel.engine.function.WindowFunction;
import io.firesteel.engine.operator.MorselSource;
import io.firesteel.engine.operator.QueryRuntime;
import io.firesteel.engine.operator.TaskContext;
import io.firesteel.engine.operator.sort.Sort;
import io.firesteel.engine.plan.PlanNode;
import io.firesteel.engine.plan.SortKey;
import io.firesteel.engine.plan.WindowCall;
import io.firesteel.storage.scan.BatchSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Window functions over sorted rows; a morsel is some whole partitions. */
public final class Window implements MorselSource {
  private static final int MORSEL_ROWS = 1 << 15;

  private final PlanNode.Window node;
  private final Sort sort;
  private final List<SqlType> types;
  private final AtomicInteger next = new AtomicInteger();

  /** For each morsel the places in the order where its partitions start, and its end. */
  private List<int[]> morsels = List.of();

  public Window(PlanNode.Window node, QueryRuntime runtime) {
    this.node = node;
    this.types = node.input().types();
    List<SortKey> keys = new ArrayList<>();
    node.partitionKeys().forEach(k -> keys.add(new SortKey(k, false, true)));
    keys.addAll(node.order());
    this.sort = new Sort(node.id(), types, keys, runtime);
  }

  /** What sorts the input. */
  public Sort sort() {
    return sort;
  }

  @Override
  public int nodeId() {
    return node.id();
  }

  @Override
  public void start(int workers) {
    int[] order = sort.sorted();
    int n = sort.rows();
    int[] keys = node.partitionKeys().stream().mapToInt(Integer::intValue).toArray();
    RowEquality equality = new RowEquality(sort.columns(), types, keys);
    morsels = new ArrayList<>();
    int[] starts = new int[16];
    int count = 0;
    for (int i = 0; i < n; i++) {
      if (i == 0 || !equality.equal(order[i - 1], order[i])) {
        if (count > 0 && i - starts[0] >= MORSEL_ROWS) {
          addMorsel(starts, count, i);
          count = 0;
        }
        if (count + 1 >= starts.length) {
          starts = java.util.Arrays.copyOf(starts, 2 * starts.length);
        }
        starts[count++] = i;
      }
    }
    if (n > 0) {
      addMorsel(starts, count, n);
    }
  }

  private void addMorsel(int[] starts, int count, int end) {
    int[] morsel = java.util.Arrays.copyOf(starts, count + 1);
    morsel[count] = end;
    morsels.add(morsel);
  }

  // Without partitions the order is the only one there is, so it must be kept.
  @Override
  public int parallelism() {
    return Math.max(1, morsels.size());
  }

  @Override
  public long maxRows() {
    return 0;
  }

  @Override
  public BatchSource next(TaskContext context) {
    int index = next.getAndIncrement();
    return index < morsels.size() ? new Rows(morsels.get(index), context) : null;
  }

  @Override
  public void close() {
    sort.close();
    morsels = List.of();
  }

  private final class Rows implements BatchSource {
    private final int[] starts;
    private final TaskContext context;
    private Batch all;
    private int position;

    Rows(int[] starts, TaskContext context) {
      this.starts = starts;
      this.context = context;
    }

    @Override
    public Batch next() {
      if (all == null) {
        all = compute();
      }
      int count = Math.min(context.batchRows(), all.rows() - position);
      if (count <= 0) {
        return null;
      }
      Batch batch = all.slice(position, count);
      position += count;
      return batch;
    }

    private Batch compute() {
      int first = starts[0];
      int rows = starts[starts.length - 1] - first;
      int[] slice = java.util.Arrays.copyOfRange(sort.sorted(), first, first + rows);
      ColumnVector[] columns = new Batch(sort.columns(), sort.rows()).select(slice, rows).columns();
      List<Partition> partitions = partitions(columns, rows);
      ColumnVector[] out = java.util.Arrays.copyOf(columns, columns.length + node.calls().size());
      for (int i = 0; i < node.calls().size(); i++) {
        context.check();
        out[columns.length + i] = call(node.calls().get(i), columns, rows, partitions);
      }
      return new Batch(out, rows);
    }

    private ColumnVector call(
        WindowCall call, ColumnVector[] columns, int rows, List<Partition> partitions) {
      FunctionDefinition function = FunctionRegistry.builtIn().find(call.call().function());
      return function instanceof WindowFunction w
          ? new Ranking(w, call, node.order(), types, context).compute(columns, rows, partitions)
          : new FramedAggregate(call, node.order(), types, context)
              .compute(columns, rows, partitions);
    }

    private List<Partition> partitions(ColumnVector[] columns, int rows) {
      int[] keys = node.order().stream().mapToInt(SortKey::column).toArray();
      RowEquality peers = new RowEquality(columns, types, keys);
      int[] peerStart = new int[rows];
      int[] peerEnd = new int[rows];
      List<Partition> partitions = new ArrayList<>();
      for (int p = 0; p + 1 < starts.length; p++) {
        int from = starts[p] - starts[0];
        int to = starts[p + 1] - starts[0];
        int start = from;
        for (int row = from; row < to; row++) {
          if (row > from && !peers.equal(row - 1, row)) {
            java.util.Arrays.fill(peerEnd, start, row, row);
            start = row;
          }
          peerStart[row] = start;
        }
        java.util.Arrays.fill(peerEnd, start, to, to);
        partitions.add(new Partition(columns, from, to, peerStart, peerEnd));
      }
      return partitions;
    }

    @Override
    public void close() {}
  }
}
