package io.firesteel.planner.syntax;

import java.util.List;

/** A relation with its alias, and names for its columns or an empty list. */
public record AliasedRelation(Relation relation, String alias, List<String> columns, Span span)
    implements Relation {
  public AliasedRelation {
    columns = List.copyOf(columns);
  }

  @Override
  public <C, R> R accept(RelationVisitor<C, R> visitor, C context) {
    return visitor.visitAliasedRelation(this, context);
  }

  @Override
  public List<Node> children() {
    return List.of(relation);
  }
}
