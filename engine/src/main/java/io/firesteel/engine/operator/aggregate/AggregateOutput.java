package io.firesteel.engine.operator.aggregate;

import io.firesteel.core.vector.Batch;
import io.firesteel.engine.operator.MorselSource;
import io.firesteel.engine.operator.TaskContext;
import io.firesteel.storage.scan.BatchSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Gives out the groups of an {@link AggregateSink}, merging the tasks' tables first. */
public final class AggregateOutput implements MorselSource {
  private final AggregateSink sink;
  private final boolean global;
  private final AtomicInteger next = new AtomicInteger();
  private List<GroupedRows> tables;
  private int morsels;

  public AggregateOutput(AggregateSink sink) {
    this.sink = sink;
    this.global = sink.spec().isGlobal();
  }

  @Override
  public int nodeId() {
    return sink.nodeId();
  }

  @Override
  public long maxRows() {
    return 0;
  }

  @Override
  public void start(int workers) {
    tables = sink.tables();
    if (tables.isEmpty()) {
      morsels = global ? 1 : 0;
    } else if (tables.size() == 1) {
      morsels = 1;
    } else {
      int largest = tables.stream().mapToInt(GroupedRows::size).max().orElse(0);
      morsels = largest <= AggregateSink.FEW_GROUPS ? 1 : AggregateSink.PARTITIONS;
      // Most have done this already; from here on several tasks only read it.
      tables.forEach(t -> t.export(morsels));
    }
  }

  @Override
  public int parallelism() {
    return Math.max(1, morsels);
  }

  @Override
  public BatchSource next(TaskContext context) {
    int morsel = next.getAndIncrement();
    return morsel < morsels ? new Groups(context, morsel) : null;
  }

  private final class Groups implements BatchSource {
    private final TaskContext context;
    private final int morsel;
    private GroupedRows groups;
    private GroupedRows own;
    private int position;

    Groups(TaskContext context, int morsel) {
      this.context = context;
      this.morsel = morsel;
    }

    @Override
    public Batch next() {
      if (groups == null) {
        groups = merged();
        groups.complete();
      }
      int count = Math.min(context.batchRows(), groups.size() - position);
      if (count <= 0) {
        return null;
      }
      Batch batch = groups.output(position, count);
      position += count;
      return batch;
    }

    private GroupedRows merged() {
      if (tables.isEmpty()) {
        own = new GroupedRows(sink.spec(), context);
        own.ensureGlobalGroup();
        return own;
      }
      if (morsels == 1) {
        GroupedRows first = tables.get(0);
        for (int i = 1; i < tables.size(); i++) {
          first.merge(tables.get(i).export(1), 0, context);
        }
        return first;
      }
      own = new GroupedRows(sink.spec(), context);
      for (GroupedRows table : tables) {
        own.merge(table.export(AggregateSink.PARTITIONS), morsel, context);
      }
      return own;
    }

    @Override
    public void close() {
      if (own != null) {
        own.close();
      }
    }
  }
}
