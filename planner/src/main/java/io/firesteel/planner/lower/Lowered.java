package io.firesteel.planner.lower;

import io.firesteel.engine.plan.PlanNode;

/**
 * A physical node for a RelNode.
 *
 * @param columns for each field of the RelNode the column of {@code node} that holds it, -1 if the
 *     field was not required
 */
record Lowered(PlanNode node, int[] columns) {

  /** The column of a field that was required. */
  int column(int field) {
    int column = columns[field];
    if (column < 0) {
      throw new IllegalStateException("Field " + field + " was not required of " + node);
    }
    return column;
  }

  Lowered with(PlanNode other) {
    return new Lowered(other, columns);
  }

  /** The identity for a node that holds all fields in order. */
  static Lowered all(PlanNode node) {
    int[] columns = new int[node.types().size()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = i;
    }
    return new Lowered(node, columns);
  }
}
