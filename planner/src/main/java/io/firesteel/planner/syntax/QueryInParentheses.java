package io.firesteel.planner.syntax;

import java.util.List;

/** A query in parentheses as an operand. */
public record QueryInParentheses(Query query, Span span) implements QueryTerm {
  @Override
  public <C, R> R accept(QueryTermVisitor<C, R> visitor, C context) {
    return visitor.visitQueryInParentheses(this, context);
  }

  @Override
  public List<Node> children() {
    return List.of(query);
  }
}
