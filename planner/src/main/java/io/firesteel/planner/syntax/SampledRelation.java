package io.firesteel.planner.syntax;

import java.util.List;

/** A relation with TABLESAMPLE. */
public record SampledRelation(Relation relation, Sample sample, Span span) implements Relation {
  @Override
  public <C, R> R accept(RelationVisitor<C, R> visitor, C context) {
    return visitor.visitSampledRelation(this, context);
  }

  @Override
  public List<Node> children() {
    return List.of(relation, sample);
  }
}
