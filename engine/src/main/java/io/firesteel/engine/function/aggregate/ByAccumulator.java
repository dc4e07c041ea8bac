package io.firesteel.engine.function.aggregate;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.engine.function.Accumulator;
import java.util.List;

/** MAX_BY and MIN_BY: the value, null included, of the row whose second argument is extreme. */
final class ByAccumulator implements Accumulator {
  private final SqlType valueType;
  private final SqlType orderType;
  private final boolean max;
  private final ValueStore values;
  private final ValueStore best;

  ByAccumulator(SqlType valueType, SqlType orderType, boolean max) {
    this.valueType = valueType;
    this.orderType = orderType;
    this.max = max;
    this.values = new ValueStore(valueType);
    this.best = new ValueStore(orderType);
  }

  @Override
  public void resize(int groups) {
    values.resize(groups);
    best.resize(groups);
  }

  // Among equals Spark keeps the last row for both functions.
  @Override
  public void add(int[] groups, ColumnVector[] arguments, int rows) {
    Input value = Input.of(arguments[0]);
    Input order = Input.of(arguments[1]);
    for (int i = 0; i < rows; i++) {
      if (order.validity().isValid(i)) {
        int g = groups[i];
        int c = best.isSet(g) ? best.compare(order, i, g) : 0;
        if (max ? c >= 0 : c <= 0) {
          best.put(g, order, i);
          values.put(g, value, i);
        }
      }
    }
  }

  @Override
  public List<SqlType> stateTypes() {
    return List.of(valueType, orderType);
  }

  @Override
  public ColumnVector[] states(int from, int count) {
    return new ColumnVector[] {values.build(from, count), best.build(from, count)};
  }

  @Override
  public void merge(int[] groups, ColumnVector[] states, int rows) {
    add(groups, states, rows);
  }

  @Override
  public ColumnVector finish(int from, int count) {
    return values.build(from, count);
  }

  @Override
  public void reset() {
    values.reset();
    best.reset();
  }

  @Override
  public long retainedBytes() {
    return values.retainedBytes() + best.retainedBytes();
  }
}
