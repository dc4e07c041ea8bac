package io.firesteel.planner.syntax;

import java.util.List;
import java.util.Optional;

/** SET key=value, SET key, SET (all), SET -v (key {@code -v}). */
public record SetConfiguration(Optional<String> key, Optional<String> value, Span span)
    implements Statement {
  @Override
  public <C, R> R accept(StatementVisitor<C, R> visitor, C context) {
    return visitor.visitSetConfiguration(this, context);
  }

  @Override
  public List<Node> children() {
    return List.of();
  }
}
