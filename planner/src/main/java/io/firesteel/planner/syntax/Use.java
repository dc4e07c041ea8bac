package io.firesteel.planner.syntax;

import java.util.List;

/** USE name; namespace when the word DATABASE, SCHEMA or NAMESPACE was there. */
public record Use(Name name, boolean namespace, Span span) implements Statement {
  @Override
  public <C, R> R accept(StatementVisitor<C, R> visitor, C context) {
    return visitor.visitUse(this, context);
  }

  @Override
  public List<Node> children() {
    return List.of(name);
  }
}
