package io.firesteel.planner.syntax;

import java.util.List;

/** {@code operand COLLATE collation}. */
public record Collate(Expression operand, Name collation, Span span) implements Expression {
  @Override
  public <C, R> R accept(ExpressionVisitor<C, R> visitor, C context) {
    return visitor.visitCollate(this, context);
  }

  @Override
  public List<Node> children() {
    return List.of(operand, collation);
  }
}
