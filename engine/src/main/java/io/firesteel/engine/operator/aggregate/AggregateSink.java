package io.firesteel.engine.operator.aggregate;

import io.firesteel.core.vector.Batch;
import io.firesteel.engine.operator.BatchSink;
import io.firesteel.engine.operator.TaskContext;
import io.firesteel.engine.plan.PlanNode;
import java.util.ArrayList;
import java.util.List;

/** Gathers groups, a table for each task. */
public final class AggregateSink implements BatchSink<GroupedRows> {
  static final int PARTITIONS = 32;

  /** Up to so many groups in a task's table, merging is not worth cutting into partitions. */
  static final int FEW_GROUPS = 8192;

  private final AggregateSpec spec;

  /** All tables, for closing; guarded by this. */
  private final List<GroupedRows> opened = new ArrayList<>();

  /** Tables with rows; guarded by this until the end. */
  private final List<GroupedRows> merged = new ArrayList<>();

  public AggregateSink(PlanNode.Aggregate node) {
    this.spec = AggregateSpec.of(node);
  }

  AggregateSpec spec() {
    return spec;
  }

  @Override
  public int nodeId() {
    return spec.nodeId();
  }

  @Override
  public GroupedRows open(TaskContext context) {
    GroupedRows local = new GroupedRows(spec, context);
    synchronized (this) {
      opened.add(local);
    }
    return local;
  }

  @Override
  public void consume(GroupedRows local, Batch batch) {
    local.add(batch);
  }

  @Override
  public void merge(GroupedRows local) {
    if (local.size() == 0) {
      return;
    }
    boolean alone;
    synchronized (this) {
      merged.add(local);
      alone = opened.size() == 1;
    }
    // With others about, this table will be merged: get it ready while the others still work.
    if (!alone && local.size() > FEW_GROUPS) {
      local.export(PARTITIONS);
    }
  }

  /** The tables with rows; after {@link #finish}. */
  List<GroupedRows> tables() {
    return merged;
  }

  @Override
  public synchronized void close() {
    opened.forEach(GroupedRows::close);
    opened.clear();
    merged.clear();
  }
}
