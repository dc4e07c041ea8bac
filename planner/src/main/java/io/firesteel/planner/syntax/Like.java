package io.firesteel.planner.syntax;

import java.util.List;
import java.util.Optional;

/** LIKE, ILIKE or RLIKE (REGEXP) with one pattern; no escape given means backslash. */
public record Like(
    LikeKind kind,
    Expression operand,
    Expression pattern,
    Optional<Character> escape,
    boolean negated,
    Span span)
    implements Expression {
  @Override
  public <C, R> R accept(ExpressionVisitor<C, R> visitor, C context) {
    return visitor.visitLike(this, context);
  }

  @Override
  public List<Node> children() {
    return List.of(operand, pattern);
  }
}
