package io.firesteel.planner.syntax;

import java.util.List;

/** SHOW CURRENT DATABASE. */
public record ShowCurrentNamespace(Span span) implements Statement {
  @Override
  public <C, R> R accept(StatementVisitor<C, R> visitor, C context) {
    return visitor.visitShowCurrentNamespace(this, context);
  }

  @Override
  public List<Node> children() {
    return List.of();
  }
}
