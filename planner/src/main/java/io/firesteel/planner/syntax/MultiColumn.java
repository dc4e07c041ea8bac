package io.firesteel.planner.syntax;

import java.util.List;

/** Columns in parentheses, as the target of PIVOT's FOR. */
public record MultiColumn(List<Name> columns, Span span) implements Expression {
  public MultiColumn {
    columns = List.copyOf(columns);
  }

  @Override
  public <C, R> R accept(ExpressionVisitor<C, R> visitor, C context) {
    return visitor.visitMultiColumn(this, context);
  }

  @Override
  public List<Node> children() {
    return List.copyOf(columns);
  }
}
