package io.firesteel.planner.syntax;

import java.util.List;

/** NOT or {@code !}. */
public record Not(Expression operand, Span span) implements Expression {
  @Override
  public <C, R> R accept(ExpressionVisitor<C, R> visitor, C context) {
    return visitor.visitNot(this, context);
  }

  @Override
  public List<Node> children() {
    return List.of(operand);
  }
}
