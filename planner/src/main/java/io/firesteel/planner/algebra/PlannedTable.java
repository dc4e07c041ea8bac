package io.firesteel.planner.algebra;

import io.firesteel.core.type.SqlType;
import io.firesteel.storage.catalog.ResolvedTable;
import java.util.List;
import org.apache.calcite.plan.RelOptAbstractTable;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;

/** A resolved table as Calcite sees it; one object a table and statement. */
public final class PlannedTable extends RelOptAbstractTable {
  private final ResolvedTable resolved;

  public PlannedTable(FiresteelTypeFactory types, ResolvedTable resolved) {
    super(null, resolved.description(), types.toRow(fields(resolved)));
    this.resolved = resolved;
  }

  /** The table's columns as fields. */
  public static List<SqlType.Field> fields(ResolvedTable table) {
    return table.columns().stream()
        .map(c -> new SqlType.Field(c.name(), c.type(), c.nullable()))
        .toList();
  }

  public ResolvedTable resolved() {
    return resolved;
  }

  @Override
  public List<String> getQualifiedName() {
    return List.of(resolved.description());
  }

  @Override
  public double getRowCount() {
    return Math.max(1, resolved.statistics().rows());
  }

  @Override
  public RelNode toRel(RelOptTable.ToRelContext context) {
    return new TableRead(context.getCluster(), this);
  }

  @Override
  public <T> T unwrap(Class<T> type) {
    return type.isInstance(this) ? type.cast(this) : null;
  }

  @Override
  public RelDataType getRowType() {
    return super.getRowType();
  }
}
