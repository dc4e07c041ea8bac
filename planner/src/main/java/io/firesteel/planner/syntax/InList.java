package io.firesteel.planner.syntax;

import java.util.List;

/** {@code operand [NOT] IN (values)}. */
public record InList(Expression operand, List<Expression> values, boolean negated, Span span)
    implements Expression {
  public InList {
    values = List.copyOf(values);
  }

  @Override
  public <C, R> R accept(ExpressionVisitor<C, R> visitor, C context) {
    return visitor.visitInList(this, context);
  }

  @Override
  public List<Node> children() {
    Children all = new Children();
    all.add(operand);
    all.addAll(values);
    return all.list();
  }
}
