package io.firesteel.planner.syntax;

import java.util.List;
import java.util.Optional;

/** SHOW TABLE EXTENDED. */
public record ShowTableExtended(
    Optional<Name> from,
    String pattern,
    Span patternSpan,
    List<PartitionValue> partition,
    Span span)
    implements Statement {
  public ShowTableExtended {
    partition = List.copyOf(partition);
  }

  @Override
  public <C, R> R accept(StatementVisitor<C, R> visitor, C context) {
    return visitor.visitShowTableExtended(this, context);
  }

  @Override
  public List<Node> children() {
    Children all = new Children();
    all.addAll(from);
    all.addAll(partition);
    return all.list();
  }
}
