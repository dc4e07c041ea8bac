package io.firesteel.planner.syntax;

import java.util.List;

/** CLEAR CACHE. */
public record ClearCache(Span span) implements Statement {
  @Override
  public <C, R> R accept(StatementVisitor<C, R> visitor, C context) {
    return visitor.visitClearCache(this, context);
  }

  @Override
  public List<Node> children() {
    return List.of();
  }
}
