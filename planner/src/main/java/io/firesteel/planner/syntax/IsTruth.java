package io.firesteel.planner.syntax;

import java.util.List;

/** {@code operand IS [NOT] TRUE | FALSE | UNKNOWN}. */
public record IsTruth(Expression operand, TruthValue truth, boolean negated, Span span)
    implements Expression {
  @Override
  public <C, R> R accept(ExpressionVisitor<C, R> visitor, C context) {
    return visitor.visitIsTruth(this, context);
  }

  @Override
  public List<Node> children() {
    return List.of(operand);
  }
}
