package io.firesteel.planner.syntax;

import java.util.List;
import java.util.Optional;

/** DESCRIBE [TABLE]. */
public record DescribeTable(
    Name name,
    List<PartitionValue> partition,
    Optional<Name> column,
    boolean extended,
    boolean json,
    Span span)
    implements Statement {
  public DescribeTable {
    partition = List.copyOf(partition);
  }

  @Override
  public <C, R> R accept(StatementVisitor<C, R> visitor, C context) {
    return visitor.visitDescribeTable(this, context);
  }

  @Override
  public List<Node> children() {
    Children all = new Children();
    all.add(name);
    all.addAll(partition);
    all.addAll(column);
    return all.list();
  }
}
