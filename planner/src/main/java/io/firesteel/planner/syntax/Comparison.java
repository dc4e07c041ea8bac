package io.firesteel.planner.syntax;

import java.util.List;

/** A comparison of two values. */
public record Comparison(ComparisonOperator operator, Expression left, Expression right, Span span)
    implements Expression {
  @Override
  public <C, R> R accept(ExpressionVisitor<C, R> visitor, C context) {
    return visitor.visitComparison(this, context);
  }

  @Override
  public List<Node> children() {
    return List.of(left, right);
  }
}
