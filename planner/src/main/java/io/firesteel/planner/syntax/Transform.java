package io.firesteel.planner.syntax;

import java.util.List;
import java.util.Optional;

/** {@code SELECT TRANSFORM(...) USING 'command'} and the MAP and REDUCE forms. */
public record Transform(
    TransformClause transform, Optional<Relation> from, Optional<Expression> where, Span span)
    implements QueryTerm {
  @Override
  public <C, R> R accept(QueryTermVisitor<C, R> visitor, C context) {
    return visitor.visitTransform(this, context);
  }

  @Override
  public List<Node> children() {
    Children all = new Children();
    all.add(transform);
    all.addAll(from);
    all.addAll(where);
    return all.list();
  }
}
