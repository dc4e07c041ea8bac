package io.firesteel.engine.expression;

import io.firesteel.core.vector.ColumnVector;

/** A subexpression that occurs more than once: evaluated once for the rows that need it. */
final class SharedNode extends Node {
  private final Node child;
  private final int slot;

  SharedNode(Node child, int slot) {
    super(child.type, child.canFail, child.deterministic, child.cost, child.column);
    this.child = child;
    this.slot = slot;
  }

  @Override
  ColumnVector evaluate(Rows rows) {
    ColumnVector value = rows.shared(slot);
    if (value == null) {
      value = child.evaluate(rows);
      rows.share(slot, value);
    }
    return value;
  }
}
