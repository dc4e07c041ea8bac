package io.firesteel.engine.function.aggregate;

import io.firesteel.core.type.PhysicalType;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.DoubleVector;
import io.firesteel.engine.function.Accumulator;
import io.firesteel.engine.function.ValueOrder;
import java.util.List;

/** MIN and MAX of any type that has an order. */
final class ExtremeAccumulator implements Accumulator {
  private final SqlType type;
  private final boolean max;
  private final ValueStore best;

  private ExtremeAccumulator(SqlType type, boolean max) {
    this.type = type;
    this.max = max;
    this.best = new ValueStore(type);
  }

  /** The accumulator for the type's layout. */
  static Accumulator of(SqlType type, boolean max) {
    boolean integer = type.physical() == PhysicalType.INT || type.physical() == PhysicalType.LONG;
    return integer ? new LongExtremeAccumulator(type, max) : new ExtremeAccumulator(type, max);
  }

  @Override
  public void resize(int groups) {
    best.resize(groups);
  }

  @Override
  public void add(int[] groups, ColumnVector[] arguments, int rows) {
    Input in = Input.of(arguments[0]);
    for (int i = 0; i < rows; i++) {
      if (in.validity().isValid(i)) {
        int g = groups[i];
        if (!best.isSet(g) || isBetter(in, i, g)) {
          best.put(g, in, i);
        }
      }
    }
  }

  @Override
  public void addAll(int group, ColumnVector[] arguments, int rows) {
    if (arguments[0] instanceof DoubleVector v && !v.mayHaveNulls() && rows > 0) {
      int at = 0;
      double[] values = v.values();
      for (int i = 1; i < rows; i++) {
        int order = ValueOrder.compare(values[i], values[at]);
        at = max ? order > 0 ? i : at : order < 0 ? i : at;
      }
      Input in = Input.of(v);
      if (!best.isSet(group) || isBetter(in, at, group)) {
        best.put(group, in, at);
      }
      return;
    }
    add(Input.filled(group, rows), arguments, rows);
  }

  private boolean isBetter(Input in, int row, int group) {
    int order = best.compare(in, row, group);
    return max ? order > 0 : order < 0;
  }

  @Override
  public List<SqlType> stateTypes() {
    return List.of(type);
  }

  @Override
  public ColumnVector[] states(int from, int count) {
    return new ColumnVector[] {best.build(from, count)};
  }

  @Override
  public void merge(int[] groups, ColumnVector[] states, int rows) {
    add(groups, states, rows);
  }

  @Override
  public ColumnVector finish(int from, int count) {
    return best.build(from, count);
  }

  @Override
  public void reset() {
    best.reset();
  }

  @Override
  public long retainedBytes() {
    return best.retainedBytes();
  }
}
