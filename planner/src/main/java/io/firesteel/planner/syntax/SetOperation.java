package io.firesteel.planner.syntax;

import java.util.List;

/** UNION, EXCEPT (MINUS) or INTERSECT. Without ALL duplicates are removed. */
public record SetOperation(
    SetOperator operator, boolean all, QueryTerm left, QueryTerm right, Span span)
    implements QueryTerm {
  @Override
  public <C, R> R accept(QueryTermVisitor<C, R> visitor, C context) {
    return visitor.visitSetOperation(this, context);
  }

  @Override
  public List<Node> children() {
    return List.of(left, right);
  }
}
