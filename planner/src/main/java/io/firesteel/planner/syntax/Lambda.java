package io.firesteel.planner.syntax;

import java.util.List;

/** {@code x -> body} or {@code (x, y) -> body}. */
public record Lambda(List<String> parameters, Expression body, Span span) implements Expression {
  public Lambda {
    parameters = List.copyOf(parameters);
  }

  @Override
  public <C, R> R accept(ExpressionVisitor<C, R> visitor, C context) {
    return visitor.visitLambda(this, context);
  }

  @Override
  public List<Node> children() {
    return List.of(body);
  }
}
