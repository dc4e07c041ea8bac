package io.firesteel.planner.syntax;

import java.util.List;

/** SHOW PARTITIONS. */
public record ShowPartitions(Name table, List<PartitionValue> partition, Span span)
    implements Statement {
  public ShowPartitions {
    partition = List.copyOf(partition);
  }

  @Override
  public <C, R> R accept(StatementVisitor<C, R> visitor, C context) {
    return visitor.visitShowPartitions(this, context);
  }

  @Override
  public List<Node> children() {
    Children all = new Children();
    all.add(table);
    all.addAll(partition);
    return all.list();
  }
}
