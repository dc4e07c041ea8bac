package io.firesteel.planner.syntax;

import java.util.List;

/** {@code EXISTS (query)}. */
public record Exists(Query query, Span span) implements Expression {
  @Override
  public <C, R> R accept(ExpressionVisitor<C, R> visitor, C context) {
    return visitor.visitExists(this, context);
  }

  @Override
  public List<Node> children() {
    return List.of(query);
  }
}
