package io.firesteel.planner.syntax;

import java.util.List;

/**
 * JOIN, LATERAL VIEW, PIVOT, UNPIVOT, TABLESAMPLE: the relation's innermost left input is
 * PipeInput.
 */
public record PipeRelation(Relation relation, Span span) implements PipeOperator {
  @Override
  public <C, R> R accept(PipeOperatorVisitor<C, R> visitor, C context) {
    return visitor.visitPipeRelation(this, context);
  }

  @Override
  public List<Node> children() {
    return List.of(relation);
  }
}
