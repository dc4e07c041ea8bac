package io.firesteel.planner.analyse;

import io.firesteel.core.type.SqlType;
import io.firesteel.planner.algebra.FiresteelTypeFactory;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;

/** A relation with the names of its columns, visible ones in their order. */
record Source(RelNode rel, List<ScopeColumn> columns) {

  /** The columns of {@code rel} under their given names. */
  static Source of(RelNode rel, List<SqlType.Field> fields, List<String> qualifier) {
    List<ScopeColumn> columns = new ArrayList<>(fields.size());
    for (int i = 0; i < fields.size(); i++) {
      columns.add(new ScopeColumn(fields.get(i).name(), qualifier, i, false));
    }
    return new Source(rel, columns);
  }

  List<ScopeColumn> visible() {
    for (ScopeColumn column : columns) {
      if (column.hidden()) {
        return columns.stream().filter(c -> !c.hidden()).toList();
      }
    }
    return columns;
  }

  RelDataType typeOf(ScopeColumn column) {
    return rel.getRowType().getFieldList().get(column.index()).getType();
  }

  SqlType sqlType(ScopeColumn column) {
    return FiresteelTypeFactory.toSql(typeOf(column));
  }
}
