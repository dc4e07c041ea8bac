package io.firesteel.planner.syntax;

import java.util.List;

/** MSCK REPAIR TABLE and ALTER TABLE ... RECOVER PARTITIONS. */
public record RepairTable(Name table, boolean addPartitions, boolean dropPartitions, Span span)
    implements Statement {
  @Override
  public <C, R> R accept(StatementVisitor<C, R> visitor, C context) {
    return visitor.visitRepairTable(this, context);
  }

  @Override
  public List<Node> children() {
    return List.of(table);
  }
}
