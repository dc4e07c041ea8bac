package io.firesteel.planner.syntax;

import java.util.List;

/**
 * IDENTIFIER(expression) where a column may stand: the constant text is parsed as a dotted name.
 */
public record DynamicName(Expression name, Span span) implements Expression {
  @Override
  public <C, R> R accept(ExpressionVisitor<C, R> visitor, C context) {
    return visitor.visitDynamicName(this, context);
  }

  @Override
  public List<Node> children() {
    return List.of(name);
  }
}
