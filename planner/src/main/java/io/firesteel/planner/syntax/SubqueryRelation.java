package io.firesteel.planner.syntax;

import java.util.List;

/** A query in parentheses in FROM. */
public record SubqueryRelation(Query query, Span span) implements Relation {
  @Override
  public <C, R> R accept(RelationVisitor<C, R> visitor, C context) {
    return visitor.visitSubqueryRelation(this, context);
  }

  @Override
  public List<Node> children() {
    return List.of(query);
  }
}
