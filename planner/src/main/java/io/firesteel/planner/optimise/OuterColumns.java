package io.firesteel.planner.optimise;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;

/** Which columns of rows around it a relation refers to. Remembers its answers. */
final class OuterColumns {
  /** A field of the row that a correlation variable stands for. */
  record Column(CorrelationId variable, int field) {
    static Column of(RexFieldAccess access) {
      return access.getReferenceExpr() instanceof RexCorrelVariable variable
          ? new Column(variable.id, access.getField().getIndex())
          : null;
    }
  }

  private final Map<RelNode, Map<Column, RelDataType>> known = new IdentityHashMap<>();

  /** The outer columns of a relation that are not bound inside it, with their types. */
  Map<Column, RelDataType> of(RelNode rel) {
    Map<Column, RelDataType> columns = known.get(rel);
    if (columns == null) {
      columns = find(rel);
      known.put(rel, columns);
    }
    return columns;
  }

  private Map<Column, RelDataType> find(RelNode rel) {
    Map<Column, RelDataType> columns = new LinkedHashMap<>();
    collect(rel, columns);
    for (RelNode input : rel.getInputs()) {
      for (Map.Entry<Column, RelDataType> entry : of(input).entrySet()) {
        if (!rel.getVariablesSet().contains(entry.getKey().variable)) {
          columns.putIfAbsent(entry.getKey(), entry.getValue());
        }
      }
    }
    return columns;
  }

  /** Those that the node's own expressions refer to. */
  private static void collect(RelNode rel, Map<Column, RelDataType> columns) {
    rel.accept(new Finder(columns));
  }

  static List<Column> in(RexNode node) {
    Map<Column, RelDataType> columns = new LinkedHashMap<>();
    node.accept(new Finder(columns));
    return new ArrayList<>(columns.keySet());
  }

  private static final class Finder extends RexShuttle {
    private final Map<Column, RelDataType> columns;

    Finder(Map<Column, RelDataType> columns) {
      this.columns = columns;
    }

    @Override
    public RexNode visitFieldAccess(RexFieldAccess access) {
      Column column = Column.of(access);
      if (column == null) {
        return super.visitFieldAccess(access);
      }
      columns.putIfAbsent(column, access.getType());
      return access;
    }
  }
}
