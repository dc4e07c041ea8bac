package io.firesteel.planner.syntax;

import java.util.List;

/** A sign or {@code ~} before an operand. The minus of a number literal is part of the literal. */
public record Unary(UnaryOperator operator, Expression operand, Span span) implements Expression {
  @Override
  public <C, R> R accept(ExpressionVisitor<C, R> visitor, C context) {
    return visitor.visitUnary(this, context);
  }

  @Override
  public List<Node> children() {
    return List.of(operand);
  }
}
