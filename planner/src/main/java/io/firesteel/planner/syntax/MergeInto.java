package io.firesteel.planner.syntax;

import java.util.List;
import java.util.Optional;

/** MERGE INTO. */
public record MergeInto(
    Name table,
    Optional<String> alias,
    Relation source,
    Expression condition,
    boolean schemaEvolution,
    List<MergeAction> actions,
    Span span)
    implements Statement {
  public MergeInto {
    actions = List.copyOf(actions);
  }

  @Override
  public <C, R> R accept(StatementVisitor<C, R> visitor, C context) {
    return visitor.visitMergeInto(this, context);
  }

  @Override
  public List<Node> children() {
    Children all = new Children();
    all.add(table);
    all.add(source);
    all.add(condition);
    all.addAll(actions);
    return all.list();
  }
}
