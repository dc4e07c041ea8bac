package io.firesteel.engine.operator.sort;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.Batch;
import io.firesteel.engine.operator.BatchSink;
import io.firesteel.engine.operator.MemoryLease;
import io.firesteel.engine.operator.TaskContext;
import io.firesteel.engine.operator.row.RowOrder;
import io.firesteel.engine.operator.row.RowStore;
import io.firesteel.engine.operator.row.SortPrefix;
import io.firesteel.engine.plan.SortKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Keeps the first rows in order. Each task gathers rows; when it has twice as many as are wanted it
 * sorts them, drops the rest, and from then on ignores rows whose prefix is behind the last one
 * kept. The tasks share the best such prefix.
 */
public final class TopNSink implements BatchSink<TopNSink.Local> {
  private final int nodeId;
  private final List<SqlType> types;
  private final List<SortKey> keys;
  private final int wanted;

  /** Unsigned, with the sign bit flipped: rows with a greater prefix cannot be wanted. */
  private final AtomicLong threshold = new AtomicLong(Long.MAX_VALUE);

  /** Guarded by this. */
  private final List<Local> locals = new ArrayList<>();

  public TopNSink(int nodeId, List<SqlType> types, List<SortKey> keys, int wanted) {
    this.nodeId = nodeId;
    this.types = types;
    this.keys = keys;
    this.wanted = wanted;
  }

  /** What one task has kept. */
  public final class Local {
    private final MemoryLease lease;
    private RowStore store;

    private Local(MemoryLease lease) {
      this.lease = lease;
      this.store = new RowStore(lease);
    }

    private void add(Batch batch) {
      Batch left = ahead(batch);
      if (left == null) {
        return;
      }
      store.add(left);
      if (store.rows() >= 2L * wanted + 4096) {
        cut();
      }
    }

    private Batch ahead(Batch batch) {
      long limit = threshold.get();
      if (limit == Long.MAX_VALUE) {
        return batch;
      }
      int n = batch.rows();
      long[] prefix = SortPrefix.of(batch.columns(), types, keys, n, true).values;
      int[] selected = new int[n];
      int count = 0;
      for (int i = 0; i < n; i++) {
        selected[count] = i;
        count += (prefix[i] ^ Long.MIN_VALUE) <= limit ? 1 : 0;
      }
      return count == 0 ? null : count == n ? batch : batch.select(selected, count);
    }

    /** Sorts what is there and keeps the first rows. */
    private void cut() {
      Batch all = RowStore.seal(List.of(store), types);
      int[] order = new RowOrder(all.columns(), types, keys, all.rows()).sort(all.rows());
      int count = Math.min(wanted, all.rows());
      Batch kept = RowStore.compact(all.select(Arrays.copyOf(order, count), count));
      store.close();
      store = new RowStore(lease);
      store.add(kept);
      if (count == wanted && count > 0) {
        Batch last = kept.slice(count - 1, 1);
        long prefix = SortPrefix.of(last.columns(), types, keys, 1, true).values[0];
        threshold.accumulateAndGet(prefix ^ Long.MIN_VALUE, Math::min);
      }
    }
  }

  @Override
  public int nodeId() {
    return nodeId;
  }

  @Override
  public Local open(TaskContext context) {
    Local local = new Local(context.lease(nodeId));
    synchronized (this) {
      locals.add(local);
    }
    return local;
  }

  @Override
  public void consume(Local local, Batch batch) {
    local.add(batch);
  }

  @Override
  public boolean isDone() {
    return wanted == 0;
  }

  @Override
  public void merge(Local local) {}

  /** The first rows of all tasks, in order; after the last task. */
  Batch result() {
    Batch all = RowStore.seal(locals.stream().map(l -> l.store).toList(), types);
    int[] order = new RowOrder(all.columns(), types, keys, all.rows()).sort(all.rows());
    int count = Math.min(wanted, all.rows());
    return all.select(Arrays.copyOf(order, count), count);
  }

  @Override
  public synchronized void close() {
    locals.forEach(l -> l.store.close());
  }
}
