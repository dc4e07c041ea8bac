package io.firesteel.planner.syntax;

import java.util.List;

/** ALTER TABLE ... PARTITION ... RENAME TO PARTITION. */
public record RenamePartition(
    Name table, List<PartitionValue> from, List<PartitionValue> to, Span span)
    implements Statement {
  public RenamePartition {
    from = List.copyOf(from);
    to = List.copyOf(to);
  }

  @Override
  public <C, R> R accept(StatementVisitor<C, R> visitor, C context) {
    return visitor.visitRenamePartition(this, context);
  }

  @Override
  public List<Node> children() {
    Children all = new Children();
    all.add(table);
    all.addAll(from);
    all.addAll(to);
    return all.list();
  }
}
