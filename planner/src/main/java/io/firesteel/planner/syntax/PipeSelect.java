package io.firesteel.planner.syntax;

import java.util.List;

/** SELECT: a Select without from. */
public record PipeSelect(Select select, Span span) implements PipeOperator {
  @Override
  public <C, R> R accept(PipeOperatorVisitor<C, R> visitor, C context) {
    return visitor.visitPipeSelect(this, context);
  }

  @Override
  public List<Node> children() {
    return List.of(select);
  }
}
