package io.firesteel.planner.syntax;

import java.util.List;

/** A relation in parentheses: {@code (a JOIN b ON ...)}. */
public record ParenthesizedRelation(Relation relation, Span span) implements Relation {
  @Override
  public <C, R> R accept(RelationVisitor<C, R> visitor, C context) {
    return visitor.visitParenthesizedRelation(this, context);
  }

  @Override
  public List<Node> children() {
    return List.of(relation);
  }
}
