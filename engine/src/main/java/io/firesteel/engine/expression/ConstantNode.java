package io.firesteel.engine.expression;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.ConstantVector;

/** A literal, or a constant subtree that was evaluated when it was compiled. */
final class ConstantNode extends Node {
  private ConstantVector value;

  ConstantNode(SqlType type, ConstantVector value) {
    super(type, false, true, 0, NO_COLUMN);
    this.value = value;
  }

  ConstantVector value() {
    return value.withLength(1);
  }

  @Override
  ColumnVector evaluate(Rows rows) {
    // Most batches have the same size: keep the last one.
    value = value.withLength(rows.count());
    return value;
  }
}
