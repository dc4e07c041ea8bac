package io.firesteel.engine.expression;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.ColumnVector;

/** A column of the input, or a parameter or captured value of a lambda. */
final class ColumnNode extends Node {
  ColumnNode(int index, SqlType type) {
    super(type, false, true, 0, index);
  }

  @Override
  ColumnVector evaluate(Rows rows) {
    return rows.column(column);
  }
}
