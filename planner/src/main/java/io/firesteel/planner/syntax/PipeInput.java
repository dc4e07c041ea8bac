package io.firesteel.planner.syntax;

import java.util.List;

/** The input of a pipe operator, as the innermost relation of PipeRelation. */
public record PipeInput(Span span) implements Relation {
  @Override
  public <C, R> R accept(RelationVisitor<C, R> visitor, C context) {
    return visitor.visitPipeInput(this, context);
  }

  @Override
  public List<Node> children() {
    return List.of();
  }
}
