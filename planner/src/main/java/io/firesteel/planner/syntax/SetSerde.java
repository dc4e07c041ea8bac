package io.firesteel.planner.syntax;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** ALTER TABLE ... SET SERDE and SET SERDEPROPERTIES. */
public record SetSerde(
    Name table,
    List<PartitionValue> partition,
    Optional<String> serde,
    Map<String, String> properties,
    Span span)
    implements Statement {
  public SetSerde {
    partition = List.copyOf(partition);
  }

  @Override
  public <C, R> R accept(StatementVisitor<C, R> visitor, C context) {
    return visitor.visitSetSerde(this, context);
  }

  @Override
  public List<Node> children() {
    Children all = new Children();
    all.add(table);
    all.addAll(partition);
    return all.list();
  }
}
