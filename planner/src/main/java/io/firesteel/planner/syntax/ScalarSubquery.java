package io.firesteel.planner.syntax;

import java.util.List;

/** A query in parentheses as a value. */
public record ScalarSubquery(Query query, Span span) implements Expression {
  @Override
  public <C, R> R accept(ExpressionVisitor<C, R> visitor, C context) {
    return visitor.visitScalarSubquery(this, context);
  }

  @Override
  public List<Node> children() {
    return List.of(query);
  }
}
