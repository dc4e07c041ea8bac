package io.firesteel.planner.syntax;

import java.util.List;

/**
 * LATERAL before a subquery or a table function: it sees the columns of the relations before it.
 */
public record LateralRelation(Relation relation, Span span) implements Relation {
  @Override
  public <C, R> R accept(RelationVisitor<C, R> visitor, C context) {
    return visitor.visitLateralRelation(this, context);
  }

  @Override
  public List<Node> children() {
    return List.of(relation);
  }
}
