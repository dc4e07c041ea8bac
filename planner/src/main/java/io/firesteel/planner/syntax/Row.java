package io.firesteel.planner.syntax;

import java.util.List;

/** A row constructor {@code (a, b)} of two or more values. */
public record Row(List<Expression> values, Span span) implements Expression {
  public Row {
    values = List.copyOf(values);
  }

  @Override
  public <C, R> R accept(ExpressionVisitor<C, R> visitor, C context) {
    return visitor.visitRow(this, context);
  }

  @Override
  public List<Node> children() {
    return List.copyOf(values);
  }
}
