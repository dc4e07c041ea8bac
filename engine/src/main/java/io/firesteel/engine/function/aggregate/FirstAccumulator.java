package io.firesteel.engine.function.aggregate;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.BooleanVector;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.Validity;
import io.firesteel.engine.function.Accumulator;
import java.util.Arrays;
import java.util.List;

/** FIRST, LAST and ANY_VALUE: the first or last row's value, or the first or last not null. */
final class FirstAccumulator implements Accumulator {
  private final SqlType type;
  private final boolean last;
  private final boolean ignoreNulls;
  private final ValueStore values;
  private boolean[] done = new boolean[0];

  FirstAccumulator(SqlType type, boolean last, boolean ignoreNulls) {
    this.type = type;
    this.last = last;
    this.ignoreNulls = ignoreNulls;
    this.values = new ValueStore(type);
  }

  @Override
  public void resize(int groups) {
    values.resize(groups);
    if (groups > done.length) {
      done = Arrays.copyOf(done, GroupArrays.capacity(done.length, groups));
    }
  }

  @Override
  public void add(int[] groups, ColumnVector[] arguments, int rows) {
    Input in = Input.of(arguments[0]);
    for (int i = 0; i < rows; i++) {
      int g = groups[i];
      if ((last || !done[g]) && !(ignoreNulls && in.validity().isNull(i))) {
        values.put(g, in, i);
        done[g] = true;
      }
    }
  }

  @Override
  public void addAll(int group, ColumnVector[] arguments, int rows) {
    Input in = Input.of(arguments[0]);
    if (!last && done[group]) {
      return;
    }
    for (int k = 0; k < rows; k++) {
      int i = last ? rows - 1 - k : k;
      if (!(ignoreNulls && in.validity().isNull(i))) {
        values.put(group, in, i);
        done[group] = true;
        return;
      }
    }
  }

  @Override
  public List<SqlType> stateTypes() {
    return List.of(type, SqlType.BOOLEAN);
  }

  @Override
  public ColumnVector[] states(int from, int count) {
    return new ColumnVector[] {
      values.build(from, count),
      new BooleanVector(GroupArrays.slice(done, from, count), Validity.ALL, count)
    };
  }

  @Override
  public void merge(int[] groups, ColumnVector[] states, int rows) {
    Input in = Input.of(states[0]);
    Input any = Input.of(states[1]);
    for (int i = 0; i < rows; i++) {
      int g = groups[i];
      if (any.booleans()[any.index(i)] && (last || !done[g])) {
        values.put(g, in, i);
        done[g] = true;
      }
    }
  }

  @Override
  public ColumnVector finish(int from, int count) {
    return values.build(from, count);
  }

  @Override
  public void reset() {
    values.reset();
    Arrays.fill(done, false);
  }

  @Override
  public long retainedBytes() {
    return values.retainedBytes() + done.length;
  }
}
