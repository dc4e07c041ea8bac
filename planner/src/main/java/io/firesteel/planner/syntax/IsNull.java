package io.firesteel.planner.syntax;

import java.util.List;

/** {@code operand IS [NOT] NULL}. */
public record IsNull(Expression operand, boolean negated, Span span) implements Expression {
  @Override
  public <C, R> R accept(ExpressionVisitor<C, R> visitor, C context) {
    return visitor.visitIsNull(this, context);
  }

  @Override
  public List<Node> children() {
    return List.of(operand);
  }
}
