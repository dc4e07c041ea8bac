package io.firesteel.planner.syntax;

import java.util.List;

/** A conjunction of two or more operands, flat. */
public record And(List<Expression> operands, Span span) implements Expression {
  public And {
    operands = List.copyOf(operands);
  }

  @Override
  public <C, R> R accept(ExpressionVisitor<C, R> visitor, C context) {
    return visitor.visitAnd(this, context);
  }

  @Override
  public List<Node> children() {
    return List.copyOf(operands);
  }
}
