package io.firesteel.planner.syntax;

import java.util.List;

/** {@code base:path}; the path's text without the colon, for example {@code a.b[0]}. */
public record VariantPath(Expression base, String path, Span span) implements Expression {
  @Override
  public <C, R> R accept(ExpressionVisitor<C, R> visitor, C context) {
    return visitor.visitVariantPath(this, context);
  }

  @Override
  public List<Node> children() {
    return List.of(base);
  }
}
