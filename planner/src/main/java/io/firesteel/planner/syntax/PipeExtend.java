package io.firesteel.planner.syntax;

import java.util.List;

/** EXTEND: adds columns. */
public record PipeExtend(List<Expression> items, Span span) implements PipeOperator {
  public PipeExtend {
    items = List.copyOf(items);
  }

  @Override
  public <C, R> R accept(PipeOperatorVisitor<C, R> visitor, C context) {
    return visitor.visitPipeExtend(this, context);
  }

  @Override
  public List<Node> children() {
    return List.copyOf(items);
  }
}
