package io.firesteel.planner.syntax;

import java.util.List;

/** {@code left IS [NOT] DISTINCT FROM right}. */
public record IsDistinctFrom(Expression left, Expression right, boolean negated, Span span)
    implements Expression {
  @Override
  public <C, R> R accept(ExpressionVisitor<C, R> visitor, C context) {
    return visitor.visitIsDistinctFrom(this, context);
  }

  @Override
  public List<Node> children() {
    return List.of(left, right);
  }
}
