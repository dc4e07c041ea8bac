package io.firesteel.planner.syntax;

import java.util.List;

/** WHERE. */
public record PipeWhere(Expression condition, Span span) implements PipeOperator {
  @Override
  public <C, R> R accept(PipeOperatorVisitor<C, R> visitor, C context) {
    return visitor.visitPipeWhere(this, context);
  }

  @Override
  public List<Node> children() {
    return List.of(condition);
  }
}
