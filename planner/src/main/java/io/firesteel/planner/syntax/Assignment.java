package io.firesteel.planner.syntax;

import java.util.List;

/** {@code target = value}. */
public record Assignment(Name target, Expression value, Span span) implements Clause {
  @Override
  public List<Node> children() {
    return List.of(target, value);
  }
}
