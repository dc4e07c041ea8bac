package io.firesteel.planner.syntax;

import java.util.List;

/** SET: replaces columns. */
public record PipeSet(List<Assignment> assignments, Span span) implements PipeOperator {
  public PipeSet {
    assignments = List.copyOf(assignments);
  }

  @Override
  public <C, R> R accept(PipeOperatorVisitor<C, R> visitor, C context) {
    return visitor.visitPipeSet(this, context);
  }

  @Override
  public List<Node> children() {
    return List.copyOf(assignments);
  }
}
