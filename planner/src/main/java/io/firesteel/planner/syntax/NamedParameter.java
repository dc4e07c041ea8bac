package io.firesteel.planner.syntax;

import java.util.List;

/** A parameter marker {@code :name}. */
public record NamedParameter(String name, Span span) implements Expression {
  @Override
  public <C, R> R accept(ExpressionVisitor<C, R> visitor, C context) {
    return visitor.visitNamedParameter(this, context);
  }

  @Override
  public List<Node> children() {
    return List.of();
  }
}
