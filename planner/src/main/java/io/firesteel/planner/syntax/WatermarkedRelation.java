package io.firesteel.planner.syntax;

import java.util.List;

/** A relation with a WATERMARK clause. */
public record WatermarkedRelation(Relation relation, Expression column, Expression delay, Span span)
    implements Relation {
  @Override
  public <C, R> R accept(RelationVisitor<C, R> visitor, C context) {
    return visitor.visitWatermarkedRelation(this, context);
  }

  @Override
  public List<Node> children() {
    return List.of(relation, column, delay);
  }
}
