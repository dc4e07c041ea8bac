package io.firesteel.planner.syntax;

import java.util.List;

/** AS: names the input. */
public record PipeAs(String alias, Span span) implements PipeOperator {
  @Override
  public <C, R> R accept(PipeOperatorVisitor<C, R> visitor, C context) {
    return visitor.visitPipeAs(this, context);
  }

  @Override
  public List<Node> children() {
    return List.of();
  }
}
