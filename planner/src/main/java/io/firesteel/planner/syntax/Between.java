package io.firesteel.planner.syntax;

import java.util.List;

/** {@code operand [NOT] BETWEEN low AND high}. */
public record Between(
    Expression operand, Expression low, Expression high, boolean negated, Span span)
    implements Expression {
  @Override
  public <C, R> R accept(ExpressionVisitor<C, R> visitor, C context) {
    return visitor.visitBetween(this, context);
  }

  @Override
  public List<Node> children() {
    return List.of(operand, low, high);
  }
}
