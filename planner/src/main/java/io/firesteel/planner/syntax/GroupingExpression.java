package io.firesteel.planner.syntax;

import java.util.List;

/**
 * A single expression; ordinals, aliases and the word ALL are expressions too, name resolution
 * decides.
 */
public record GroupingExpression(Expression expression, Span span) implements GroupingElement {
  @Override
  public List<Node> children() {
    return List.of(expression);
  }
}
