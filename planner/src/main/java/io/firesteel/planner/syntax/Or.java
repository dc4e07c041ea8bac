package io.firesteel.planner.syntax;

import java.util.List;

/** A disjunction of two or more operands, flat. */
public record Or(List<Expression> operands, Span span) implements Expression {
  public Or {
    operands = List.copyOf(operands);
  }

  @Override
  public <C, R> R accept(ExpressionVisitor<C, R> visitor, C context) {
    return visitor.visitOr(this, context);
  }

  @Override
  public List<Node> children() {
    return List.copyOf(operands);
  }
}
