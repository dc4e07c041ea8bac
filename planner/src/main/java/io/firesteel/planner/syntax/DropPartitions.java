package io.firesteel.planner.syntax;

import java.util.List;

/** ALTER TABLE ... DROP PARTITION. */
public record DropPartitions(
    Name table, boolean ifExists, List<NewPartition> partitions, boolean purge, Span span)
    implements Statement {
  public DropPartitions {
    partitions = List.copyOf(partitions);
  }

  @Override
  public <C, R> R accept(StatementVisitor<C, R> visitor, C context) {
    return visitor.visitDropPartitions(this, context);
  }

  @Override
  public List<Node> children() {
    Children all = new Children();
    all.add(table);
    all.addAll(partitions);
    return all.list();
  }
}
