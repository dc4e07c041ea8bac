package io.firesteel.planner.syntax;

import java.util.List;

/** {@code input |> operator}. */
public record Pipe(QueryTerm input, PipeOperator operator, Span span) implements QueryTerm {
  @Override
  public <C, R> R accept(QueryTermVisitor<C, R> visitor, C context) {
    return visitor.visitPipe(this, context);
  }

  @Override
  public List<Node> children() {
    return List.of(input, operator);
  }
}
