package io.firesteel.planner.syntax;

import java.util.List;

/** LIKE or ILIKE with ANY (SOME) or ALL of several patterns. */
public record LikeAny(
    LikeKind kind,
    Expression operand,
    LikeQuantifier quantifier,
    List<Expression> patterns,
    boolean negated,
    Span span)
    implements Expression {
  public LikeAny {
    patterns = List.copyOf(patterns);
  }

  @Override
  public <C, R> R accept(ExpressionVisitor<C, R> visitor, C context) {
    return visitor.visitLikeAny(this, context);
  }

  @Override
  public List<Node> children() {
    Children all = new Children();
    all.add(operand);
    all.addAll(patterns);
    return all.list();
  }
}
