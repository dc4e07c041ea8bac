package io.firesteel.planner.syntax;

import java.util.List;

/** {@code TABLE t}. */
public record TableQuery(Name name, Span span) implements QueryTerm {
  @Override
  public <C, R> R accept(QueryTermVisitor<C, R> visitor, C context) {
    return visitor.visitTableQuery(this, context);
  }

  @Override
  public List<Node> children() {
    return List.of(name);
  }
}
