package io.firesteel.planner.syntax;

import java.util.List;

/** {@code base[index]}. */
public record Subscript(Expression base, Expression index, Span span) implements Expression {
  @Override
  public <C, R> R accept(ExpressionVisitor<C, R> visitor, C context) {
    return visitor.visitSubscript(this, context);
  }

  @Override
  public List<Node> children() {
    return List.of(base, index);
  }
}
