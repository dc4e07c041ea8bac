package io.firesteel.planner.syntax;

import java.util.List;

/** {@code EXTRACT(field FROM source)}; the field as written. */
public record Extract(String field, Expression source, Span span) implements Expression {
  @Override
  public <C, R> R accept(ExpressionVisitor<C, R> visitor, C context) {
    return visitor.visitExtract(this, context);
  }

  @Override
  public List<Node> children() {
    return List.of(source);
  }
}
