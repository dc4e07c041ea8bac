package io.firesteel.engine.function.aggregate;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.engine.function.Accumulator;
import java.util.Arrays;
import java.util.List;

/** The value of a scalar subquery: of the only row, NULL for none, an error for more. */
final class SingleValueAccumulator implements Accumulator {
  private final FirstAccumulator value;
  private boolean[] seen = new boolean[0];

  SingleValueAccumulator(SqlType type) {
    this.value = new FirstAccumulator(type, false, false);
  }

  @Override
  public void resize(int groups) {
    value.resize(groups);
    if (groups > seen.length) {
      seen = Arrays.copyOf(seen, GroupArrays.capacity(seen.length, groups));
    }
  }

  @Override
  public void add(int[] groups, ColumnVector[] arguments, int rows) {
    for (int i = 0; i < rows; i++) {
      see(groups[i]);
    }
    value.add(groups, arguments, rows);
  }

  private void see(int group) {
    if (seen[group]) {
      throw SqlException.of(
          "SCALAR_SUBQUERY_TOO_MANY_ROWS",
          "A subquery that stands for a value gave more than one row.");
    }
    seen[group] = true;
  }

  @Override
  public List<SqlType> stateTypes() {
    return value.stateTypes();
  }

  @Override
  public ColumnVector[] states(int from, int count) {
    return value.states(from, count);
  }

  @Override
  public void merge(int[] groups, ColumnVector[] states, int rows) {
    Input any = Input.of(states[1]);
    for (int i = 0; i < rows; i++) {
      if (any.booleans()[any.index(i)]) {
        see(groups[i]);
      }
    }
    value.merge(groups, states, rows);
  }

  @Override
  public ColumnVector finish(int from, int count) {
    return value.finish(from, count);
  }

  @Override
  public void reset() {
    value.reset();
    Arrays.fill(seen, false);
  }

  @Override
  public long retainedBytes() {
    return value.retainedBytes() + seen.length;
  }
}
