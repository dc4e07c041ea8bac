package io.firesteel.engine.operator.window;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.engine.operator.row.ValueOrder;
import java.util.List;

/** Whether neighbours are equal in some columns; NULL equals NULL. */
final class RowEquality {
  private final ColumnVector[] columns;
  private final ValueOrder[] orders;

  RowEquality(ColumnVector[] all, List<SqlType> types, int[] which) {
    columns = new ColumnVector[which.length];
    orders = new ValueOrder[which.length];
    for (int i = 0; i < which.length; i++) {
      columns[i] = all[which[i]].flatten();
      orders[i] = ValueOrder.of(types.get(which[i]));
    }
  }

  boolean equal(int a, int b) {
    for (int i = 0; i < columns.length; i++) {
      boolean nullA = columns[i].isNull(a);
      if (nullA != columns[i].isNull(b)) {
        return false;
      }
      if (!nullA && orders[i].compare(columns[i], a, columns[i], b) != 0) {
        return false;
      }
    }
    return true;
  }
}
