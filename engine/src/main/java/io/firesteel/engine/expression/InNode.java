package io.firesteel.engine.expression;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.BooleanVector;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.ConstantVector;
import io.firesteel.core.vector.Validity;
import io.firesteel.core.vector.Vectors;

/** IN a list of constants. */
final class InNode extends Node {
  private final Node value;
  private final ValueSet set;
  private final boolean hasNull;

  InNode(Node value, ValueSet set, boolean hasNull) {
    super(SqlType.BOOLEAN, false, true, set.cost(), new Node[] {value});
    this.value = value;
    this.set = set;
    this.hasNull = hasNull;
  }

  @Override
  ColumnVector evaluate(Rows rows) {
    int n = rows.count();
    ColumnVector input = value.evaluate(rows);
    if (input instanceof ConstantVector c) {
      return new ConstantVector(test(c.value(), 1), n);
    }
    return test(input.flatten(), n);
  }

  private BooleanVector test(ColumnVector flat, int n) {
    boolean[] found = new boolean[n];
    set.contains(flat, n, found);
    Validity validity = Vectors.validity(flat);
    if (hasNull) {
      boolean[] unknown = new boolean[n];
      for (int i = 0; i < n; i++) {
        unknown[i] = !found[i] || validity.isNull(i);
      }
      validity = Validity.ofNulls(unknown, n);
    }
    return new BooleanVector(found, validity, n);
  }
}
