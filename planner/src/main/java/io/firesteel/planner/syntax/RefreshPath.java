package io.firesteel.planner.syntax;

import java.util.List;

/** REFRESH path. */
public record RefreshPath(String path, Span span) implements Statement {
  @Override
  public <C, R> R accept(StatementVisitor<C, R> visitor, C context) {
    return visitor.visitRefreshPath(this, context);
  }

  @Override
  public List<Node> children() {
    return List.of();
  }
}
