package io.firesteel.planner.syntax;

import java.util.List;

/** {@code base.field} where the base is no dotted name. */
public record FieldAccess(Expression base, String field, Span span) implements Expression {
  @Override
  public <C, R> R accept(ExpressionVisitor<C, R> visitor, C context) {
    return visitor.visitFieldAccess(this, context);
  }

  @Override
  public List<Node> children() {
    return List.of(base);
  }
}
