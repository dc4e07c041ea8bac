package io.firesteel.planner.syntax;

import java.util.List;

/**
 * A dotted name that stands for a column, a field of one, or a function that is called without
 * parentheses such as {@code current_date}: name resolution decides.
 */
public record ColumnReference(List<String> parts, Span span) implements Expression {
  public ColumnReference {
    parts = List.copyOf(parts);
  }

  @Override
  public <C, R> R accept(ExpressionVisitor<C, R> visitor, C context) {
    return visitor.visitColumnReference(this, context);
  }

  @Override
  public List<Node> children() {
    return List.of();
  }
}
