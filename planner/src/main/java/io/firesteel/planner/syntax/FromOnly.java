package io.firesteel.planner.syntax;

import java.util.List;

/** {@code FROM t} with no SELECT: all columns; usually the input of pipe operators. */
public record FromOnly(Relation from, Span span) implements QueryTerm {
  @Override
  public <C, R> R accept(QueryTermVisitor<C, R> visitor, C context) {
    return visitor.visitFromOnly(this, context);
  }

  @Override
  public List<Node> children() {
    return List.of(from);
  }
}
