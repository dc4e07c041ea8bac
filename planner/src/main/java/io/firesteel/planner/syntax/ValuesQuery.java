package io.firesteel.planner.syntax;

import java.util.List;

/** VALUES as a query; an InlineTable, with or without alias. */
public record ValuesQuery(Relation values, Span span) implements QueryTerm {
  @Override
  public <C, R> R accept(QueryTermVisitor<C, R> visitor, C context) {
    return visitor.visitValuesQuery(this, context);
  }

  @Override
  public List<Node> children() {
    return List.of(values);
  }
}
