package io.firesteel.engine.operator.aggregate;

import io.firesteel.core.vector.Batch;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.engine.operator.MemoryLease;
import io.firesteel.engine.operator.TaskContext;
import io.firesteel.engine.operator.key.GroupTable;
import io.firesteel.engine.plan.AggregateCall;
import io.firesteel.engine.plan.PlanNode.AggregateStep;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Groups and their states: what one task gathers, or what several are merged into. */
final class GroupedRows implements AutoCloseable {
  private final AggregateSpec spec;
  private final GroupTable groups;
  private final CallState[] calls;
  private final MemoryLease lease;
  private int[] numbers = new int[Batch.DEFAULT_ROWS];
  private GroupExport export;

  GroupedRows(AggregateSpec spec, TaskContext context) {
    this.spec = spec;
    this.groups = new GroupTable(spec.keyTypes(), context.runtime().zeroHash());
    this.calls = new CallState[spec.calls().size()];
    for (int i = 0; i < calls.length; i++) {
      AggregateCall call = spec.calls().get(i);
      calls[i] = new CallState(call, spec.inputTypes(), context);
    }
    this.lease = context.lease(spec.nodeId());
  }

  int size() {
    return groups.size();
  }

  /** Adds a batch of the input: rows, or for FINAL states. */
  void add(Batch batch) {
    int rows = batch.rows();
    int[] found = numbers(rows);
    ColumnVector[] keys = new ColumnVector[spec.keys().size()];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = batch.column(spec.keys().get(i));
    }
    groups.assign(keys, rows, found);
    if (spec.step() == AggregateStep.FINAL) {
      int column = keys.length;
      for (CallState call : calls) {
        ColumnVector[] states = new ColumnVector[call.accumulator.stateTypes().size()];
        for (int s = 0; s < states.length; s++) {
          states[s] = batch.column(column++);
        }
        call.accumulator.resize(groups.size());
        call.accumulator.merge(found, states, rows);
      }
    } else {
      for (CallState call : calls) {
        call.add(found, groups.size(), batch);
      }
    }
    account();
  }

  private int[] numbers(int rows) {
    if (numbers.length < rows) {
      numbers = new int[rows];
    }
    return numbers;
  }

  private void account() {
    long bytes = groups.retainedBytes();
    for (CallState call : calls) {
      bytes += call.retainedBytes();
    }
    lease.set(bytes);
  }

  /** Makes the one group of an aggregation without keys. */
  void ensureGlobalGroup() {
    groups.assign(new ColumnVector[0], 0, numbers);
    for (CallState call : calls) {
      call.accumulator.resize(1);
    }
  }

  /** Turns the groups into columns, cut into partitions by the values of their keys. */
  GroupExport export(int partitions) {
    if (export == null) {
      int n = groups.size();
      int[] partitionOf = groups.partitions(partitions);
      ColumnVector[][] states = new ColumnVector[calls.length][];
      GroupExport.Kept[] kept = new GroupExport.Kept[calls.length];
      long bytes = 0;
      for (int i = 0; i < calls.length; i++) {
        calls[i].accumulator.resize(n);
        states[i] = calls[i].accumulator.states(0, n);
        for (ColumnVector state : states[i]) {
          bytes += io.firesteel.engine.operator.row.Sizes.ownBytes(state);
        }
        if (calls[i].keepsRows()) {
          int[] keptGroups = calls[i].keptGroups();
          int[] keptPartitions = new int[keptGroups.length];
          for (int row = 0; row < keptGroups.length; row++) {
            keptPartitions[row] = partitionOf[keptGroups[row]];
          }
          kept[i] =
              new GroupExport.Kept(
                  keptGroups,
                  calls[i].keptColumns(),
                  GroupExport.rowsByPartition(keptPartitions, partitions));
        }
      }
      lease.add(bytes + 8L * n * (spec.keys().size() + 1));
      export =
          new GroupExport(
              n,
              groups.keys(0, n),
              states,
              kept,
              GroupExport.rowsByPartition(partitionOf, partitions));
    }
    return export;
  }

  /** Adds a partition of another task's groups. */
  void merge(GroupExport other, int partition, TaskContext context) {
    int[] rows = other.rowsOf()[partition];
    boolean keeps = Arrays.stream(other.kept()).anyMatch(k -> k != null);
    int[] numberOf = keeps ? new int[other.groups()] : null;
    int step = 8 * Batch.DEFAULT_ROWS;
    for (int from = 0; from < rows.length; from += step) {
      context.check();
      int count = Math.min(step, rows.length - from);
      int[] slice = Arrays.copyOfRange(rows, from, from + count);
      int[] found = numbers(count);
      groups.assign(GroupExport.select(other.keys(), slice), count, found);
      for (int i = 0; i < calls.length; i++) {
        calls[i].accumulator.resize(groups.size());
        calls[i].accumulator.merge(found, GroupExport.select(other.states()[i], slice), count);
      }
      for (int i = 0; keeps && i < count; i++) {
        numberOf[slice[i]] = found[i];
      }
      account();
    }
    for (int i = 0; keeps && i < calls.length; i++) {
      GroupExport.Kept kept = other.kept()[i];
      if (kept != null) {
        int[] keptRows = kept.rowsOf()[partition];
        int[] keptGroups = new int[keptRows.length];
        for (int row = 0; row < keptRows.length; row++) {
          keptGroups[row] = numberOf[kept.groups()[keptRows[row]]];
        }
        calls[i].addKept(keptGroups, GroupExport.select(kept.columns(), keptRows), keptRows.length);
      }
    }
    account();
  }

  /** To be called once before the results, when all rows are there. */
  void complete() {
    for (CallState call : calls) {
      call.complete(groups.size());
    }
    account();
  }

  /** The output rows of groups [from, from + count). */
  Batch output(int from, int count) {
    List<ColumnVector> columns = new ArrayList<>(Arrays.asList(groups.keys(from, count)));
    for (CallState call : calls) {
      if (spec.step() == AggregateStep.PARTIAL) {
        columns.addAll(Arrays.asList(call.accumulator.states(from, count)));
      } else {
        columns.add(call.accumulator.finish(from, count));
      }
    }
    return new Batch(columns.toArray(ColumnVector[]::new), count);
  }

  @Override
  public void close() {
    lease.close();
  }
}
