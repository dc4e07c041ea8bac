package io.firesteel.planner.syntax;

import java.util.List;

/** An argument {@code name => value} of a function call. */
public record NamedArgument(String name, Expression value, Span span) implements Expression {
  @Override
  public <C, R> R accept(ExpressionVisitor<C, R> visitor, C context) {
    return visitor.visitNamedArgument(this, context);
  }

  @Override
  public List<Node> children() {
    return List.of(value);
  }
}
