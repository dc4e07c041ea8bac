package io.firesteel.planner.syntax;

import java.util.List;

/** DROP: removes columns. */
public record PipeDrop(List<Name> columns, Span span) implements PipeOperator {
  public PipeDrop {
    columns = List.copyOf(columns);
  }

  @Override
  public <C, R> R accept(PipeOperatorVisitor<C, R> visitor, C context) {
    return visitor.visitPipeDrop(this, context);
  }

  @Override
  public List<Node> children() {
    return List.copyOf(columns);
  }
}
