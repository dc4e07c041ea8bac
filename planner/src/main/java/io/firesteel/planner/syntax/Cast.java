package io.firesteel.planner.syntax;

import io.firesteel.core.type.SqlType;
import java.util.List;

/** {@code CAST(operand AS type)}, TRY_CAST, or {@code operand::type}. */
public record Cast(CastKind kind, Expression operand, SqlType type, Span span)
    implements Expression {
  @Override
  public <C, R> R accept(ExpressionVisitor<C, R> visitor, C context) {
    return visitor.visitCast(this, context);
  }

  @Override
  public List<Node> children() {
    return List.of(operand);
  }
}
