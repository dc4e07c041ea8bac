package io.firesteel.planner.syntax;

import java.util.List;

/** {@code operand [NOT] IN (query)}; several operands for {@code (a, b) IN (query)}. */
public record InQuery(List<Expression> operands, Query query, boolean negated, Span span)
    implements Expression {
  public InQuery {
    operands = List.copyOf(operands);
  }

  @Override
  public <C, R> R accept(ExpressionVisitor<C, R> visitor, C context) {
    return visitor.visitInQuery(this, context);
  }

  @Override
  public List<Node> children() {
    Children all = new Children();
    all.addAll(operands);
    all.add(query);
    return all.list();
  }
}
