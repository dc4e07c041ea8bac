package io.firesteel.planner.syntax;

import java.util.List;

/** ALTER TABLE ... SET LOCATION, of the table or of a partition. */
public record SetLocation(Name table, List<PartitionValue> partition, String location, Span span)
    implements Statement {
  public SetLocation {
    partition = List.copyOf(partition);
  }

  @Override
  public <C, R> R accept(StatementVisitor<C, R> visitor, C context) {
    return visitor.visitSetLocation(this, context);
  }

  @Override
  public List<Node> children() {
    Children all = new Children();
    all.add(table);
    all.addAll(partition);
    return all.list();
  }
}
