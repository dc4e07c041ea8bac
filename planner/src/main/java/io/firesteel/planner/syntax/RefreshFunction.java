package io.firesteel.planner.syntax;

import java.util.List;

/** REFRESH FUNCTION. */
public record RefreshFunction(Name function, Span span) implements Statement {
  @Override
  public <C, R> R accept(StatementVisitor<C, R> visitor, C context) {
    return visitor.visitRefreshFunction(this, context);
  }

  @Override
  public List<Node> children() {
    return List.of(function);
  }
}
