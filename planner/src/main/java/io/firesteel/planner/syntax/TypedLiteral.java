package io.firesteel.planner.syntax;

import java.util.List;

/**
 * DATE, TIME, TIMESTAMP, TIMESTAMP_NTZ or TIMESTAMP_LTZ followed by a string. The text is not yet
 * checked: what it means depends on the session's zone.
 */
public record TypedLiteral(TypedLiteralKind kind, String text, Span span) implements Expression {
  @Override
  public <C, R> R accept(ExpressionVisitor<C, R> visitor, C context) {
    return visitor.visitTypedLiteral(this, context);
  }

  @Override
  public List<Node> children() {
    return List.of();
  }
}
