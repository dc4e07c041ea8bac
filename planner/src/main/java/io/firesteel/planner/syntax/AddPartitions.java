package io.firesteel.planner.syntax;

import java.util.List;

/** ALTER TABLE ... ADD PARTITION. */
public record AddPartitions(
    Name table, boolean ifNotExists, List<NewPartition> partitions, Span span)
    implements Statement {
  public AddPartitions {
    partitions = List.copyOf(partitions);
  }

  @Override
  public <C, R> R accept(StatementVisitor<C, R> visitor, C context) {
    return visitor.visitAddPartitions(this, context);
  }

  @Override
  public List<Node> children() {
    Children all = new Children();
    all.add(table);
    all.addAll(partitions);
    return all.list();
  }
}
