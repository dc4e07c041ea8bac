package io.firesteel.planner.syntax;

import java.util.List;

/** A binary operator on values: arithmetic, bits, shifts, concatenation. */
public record Arithmetic(ArithmeticOperator operator, Expression left, Expression right, Span span)
    implements Expression {
  @Override
  public <C, R> R accept(ExpressionVisitor<C, R> visitor, C context) {
    return visitor.visitArithmetic(this, context);
  }

  @Override
  public List<Node> children() {
    return List.of(left, right);
  }
}
