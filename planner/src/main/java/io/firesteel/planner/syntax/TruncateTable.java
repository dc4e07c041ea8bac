package io.firesteel.planner.syntax;

import java.util.List;

/** TRUNCATE TABLE. */
public record TruncateTable(Name table, List<PartitionValue> partition, Span span)
    implements Statement {
  public TruncateTable {
    partition = List.copyOf(partition);
  }

  @Override
  public <C, R> R accept(StatementVisitor<C, R> visitor, C context) {
    return visitor.visitTruncateTable(this, context);
  }

  @Override
  public List<Node> children() {
    Children all = new Children();
    all.add(table);
    all.addAll(partition);
    return all.list();
  }
}
