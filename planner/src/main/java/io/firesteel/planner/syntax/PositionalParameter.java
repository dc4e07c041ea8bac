package io.firesteel.planner.syntax;

import java.util.List;

/** A parameter marker {@code ?}; index counts from 0 in the order of the text. */
public record PositionalParameter(int index, Span span) implements Expression {
  @Override
  public <C, R> R accept(ExpressionVisitor<C, R> visitor, C context) {
    return visitor.visitPositionalParameter(this, context);
  }

  @Override
  public List<Node> children() {
    return List.of();
  }
}
