package io.firesteel.planner.syntax;

import java.util.List;

/** WHEN ... THEN. */
public record WhenClause(Expression condition, Expression result, Span span) implements Clause {
  @Override
  public List<Node> children() {
    return List.of(condition, result);
  }
}
