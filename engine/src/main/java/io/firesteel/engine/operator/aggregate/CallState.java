package io.firesteel.engine.operator.aggregate;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.Batch;
import io.firesteel.core.vector.BooleanVector;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.engine.function.Accumulator;
import io.firesteel.engine.operator.TaskContext;
import io.firesteel.engine.operator.key.GroupTable;
import io.firesteel.engine.operator.row.RowOrder;
import io.firesteel.engine.plan.AggregateCall;
import io.firesteel.engine.plan.SortKey;
import java.util.ArrayList;
import java.util.List;

/** One call's part of a task's groups. */
final class CallState {
  final Accumulator accumulator;
  private final AggregateCall call;
  private final int[] arguments;
  private final boolean zeroHash;

  /** Different (group, arguments), for DISTINCT without an order; else null. */
  private final GroupTable distinct;

  /** Arguments, then order columns, of an ordered call; else null. */
  private final RowCollector ordered;

  private final boolean isDistinct;

  CallState(AggregateCall call, List<SqlType> inputTypes, TaskContext context) {
    this.call = call;
    this.accumulator = CallBinding.bind(call, context.query());
    this.arguments = call.arguments().stream().mapToInt(Integer::intValue).toArray();
    this.zeroHash = context.runtime().zeroHash();
    this.isDistinct = CallBinding.isDistinct(call);
    boolean hasOrder = !call.order().isEmpty();
    this.distinct = isDistinct && !hasOrder ? new GroupTable(distinctTypes(), zeroHash) : null;
    this.ordered = hasOrder ? new RowCollector(orderedTypes(inputTypes)) : null;
  }

  private List<SqlType> distinctTypes() {
    List<SqlType> types = new ArrayList<>();
    types.add(SqlType.INT);
    types.addAll(call.argumentTypes());
    return types;
  }

  private List<SqlType> orderedTypes(List<SqlType> inputTypes) {
    List<SqlType> types = new ArrayList<>(call.argumentTypes());
    call.order().forEach(k -> types.add(inputTypes.get(k.column())));
    return types;
  }

  /** Adds the rows of a batch that count. */
  void add(int[] groups, int groupCount, Batch batch) {
    accumulator.resize(groupCount);
    int rows = batch.rows();
    int[] selected = null;
    if (call.filter() >= 0) {
      selected = new int[rows];
      rows = whereTrue(batch.column(call.filter()), selected);
    }
    if (call.ignoreNulls() && arguments.length > 0) {
      int[] valid = new int[rows];
      int count = 0;
      ColumnVector argument = batch.column(arguments[0]);
      for (int i = 0; i < rows; i++) {
        int row = selected == null ? i : selected[i];
        valid[count] = row;
        count += argument.isNull(row) ? 0 : 1;
      }
      selected = count == batch.rows() ? null : valid;
      rows = count;
    }
    if (rows == 0) {
      return;
    }
    int[] counted = groups;
    if (selected != null && rows < batch.rows()) {
      counted = new int[rows];
      for (int i = 0; i < rows; i++) {
        counted[i] = groups[selected[i]];
      }
    } else {
      selected = null;
    }
    if (ordered != null) {
      ordered.add(counted, columns(batch, orderedColumns(), selected, rows), rows);
    } else if (distinct != null) {
      addDistinct(counted, columns(batch, arguments, selected, rows), rows);
    } else if (groupCount == 1) {
      accumulator.addAll(0, columns(batch, arguments, selected, rows), rows);
    } else {
      accumulator.add(counted, columns(batch, arguments, selected, rows), rows);
    }
  }

  private static int whereTrue(ColumnVector filter, int[] selected) {
    BooleanVector flat = (BooleanVector) filter.flatten();
    int count = 0;
    for (int i = 0; i < flat.length(); i++) {
      selected[count] = i;
      count += flat.get(i) && !flat.isNull(i) ? 1 : 0;
    }
    return count;
  }

  private int[] orderedColumns() {
    int[] all = java.util.Arrays.copyOf(arguments, arguments.length + call.order().size());
    for (int i = 0; i < call.order().size(); i++) {
      all[arguments.length + i] = call.order().get(i).column();
    }
    return all;
  }

  private static ColumnVector[] columns(Batch batch, int[] which, int[] selected, int rows) {
    ColumnVector[] out = new ColumnVector[which.length];
    for (int i = 0; i < out.length; i++) {
      ColumnVector column = batch.column(which[i]);
      out[i] = selected == null ? column : column.select(selected, rows);
    }
    return out;
  }

  private void addDistinct(int[] groups, ColumnVector[] values, int rows) {
    ColumnVector[] keys = new ColumnVector[values.length + 1];
    keys[0] =
        RowCollector.vector(groups.length == rows ? groups : java.util.Arrays.copyOf(groups, rows));
    System.arraycopy(values, 0, keys, 1, values.length);
    distinct.assign(keys, rows, new int[rows]);
  }

  /** Whether rows are kept beside the accumulator. */
  boolean keepsRows() {
    return distinct != null || ordered != null;
  }

  /** The kept rows: their groups. */
  int[] keptGroups() {
    if (ordered != null) {
      return ordered.groups();
    }
    int[] groups = new int[distinct.size()];
    if (groups.length > 0) {
      int[] column =
          ((io.firesteel.core.vector.IntVector) distinct.keys(0, groups.length)[0]).values();
      System.arraycopy(column, 0, groups, 0, groups.length);
    }
    return groups;
  }

  /** The kept rows: their columns. */
  ColumnVector[] keptColumns() {
    if (ordered != null) {
      return ordered.columns();
    }
    ColumnVector[] keys = distinct.keys(0, distinct.size());
    return java.util.Arrays.copyOfRange(keys, 1, keys.length);
  }

  /** Adds kept rows of another task. */
  void addKept(int[] groups, ColumnVector[] columns, int rows) {
    if (rows == 0) {
      return;
    }
    if (ordered != null) {
      ordered.add(groups, columns, rows);
    } else {
      addDistinct(groups, columns, rows);
    }
  }

  /** Gives the kept rows to the accumulator; once, when there are no more. */
  void complete(int groupCount) {
    accumulator.resize(groupCount);
    if (!keepsRows()) {
      return;
    }
    int[] groups = keptGroups();
    ColumnVector[] columns = keptColumns();
    int rows = groups.length;
    if (rows == 0) {
      return;
    }
    if (ordered != null) {
      int[] sorted = sorted(groups, columns);
      int n = arguments.length;
      ColumnVector[] values = new ColumnVector[n];
      for (int i = 0; i < n; i++) {
        values[i] = columns[i].select(sorted, rows);
      }
      int[] sortedGroups = new int[rows];
      for (int i = 0; i < rows; i++) {
        sortedGroups[i] = groups[sorted[i]];
      }
      addInOrder(sortedGroups, values, rows);
      return;
    }
    accumulator.add(groups, columns, rows);
  }

  private int[] sorted(int[] groups, ColumnVector[] columns) {
    int n = arguments.length;
    int keyCount = call.order().size();
    ColumnVector[] keyColumns = new ColumnVector[keyCount + 1];
    List<SqlType> types = new ArrayList<>();
    List<SortKey> keys = new ArrayList<>();
    keyColumns[0] = RowCollector.vector(groups);
    types.add(SqlType.INT);
    keys.add(new SortKey(0, false, true));
    for (int i = 0; i < keyCount; i++) {
      SortKey key = call.order().get(i);
      keyColumns[i + 1] = columns[n + i];
      types.add(ordered.type(n + i));
      keys.add(new SortKey(i + 1, key.descending(), key.nullsFirst()));
    }
    return new RowOrder(keyColumns, types, keys).sort(groups.length);
  }

  private void addInOrder(int[] groups, ColumnVector[] values, int rows) {
    if (!isDistinct) {
      accumulator.add(groups, values, rows);
      return;
    }
    GroupTable seen = new GroupTable(distinctTypes(), zeroHash);
    ColumnVector[] keys = new ColumnVector[values.length + 1];
    keys[0] = RowCollector.vector(groups);
    System.arraycopy(values, 0, keys, 1, values.length);
    int[] numbers = new int[rows];
    seen.assign(keys, rows, numbers);
    int[] first = new int[rows];
    int count = 0;
    for (int i = 0; i < rows; i++) {
      if (numbers[i] == count) {
        first[count++] = i;
      }
    }
    ColumnVector[] kept = new ColumnVector[values.length];
    for (int i = 0; i < kept.length; i++) {
      kept[i] = values[i].select(first, count);
    }
    int[] keptGroups = new int[count];
    for (int i = 0; i < count; i++) {
      keptGroups[i] = groups[first[i]];
    }
    accumulator.add(keptGroups, kept, count);
  }

  long retainedBytes() {
    return accumulator.retainedBytes()
        + (distinct == null ? 0 : distinct.retainedBytes())
        + (ordered == null ? 0 : ordered.retainedBytes());
  }
}
