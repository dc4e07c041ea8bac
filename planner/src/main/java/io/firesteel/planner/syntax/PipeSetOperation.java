package io.firesteel.planner.syntax;

import java.util.List;

/** A set operation with the input as its left operand. */
public record PipeSetOperation(SetOperator operator, boolean all, QueryTerm right, Span span)
    implements PipeOperator {
  @Override
  public <C, R> R accept(PipeOperatorVisitor<C, R> visitor, C context) {
    return visitor.visitPipeSetOperation(this, context);
  }

  @Override
  public List<Node> children() {
    return List.of(right);
  }
}
