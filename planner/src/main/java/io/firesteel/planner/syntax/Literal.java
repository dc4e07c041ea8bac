package io.firesteel.planner.syntax;

import io.firesteel.core.type.SqlType;
import java.util.List;
import java.util.Optional;

/**
 * A constant whose value does not depend on the session. By type: absent (VOID: NULL), Boolean,
 * Byte, Short, Integer, Long, Float, Double, BigDecimal (DECIMAL), String (STRING), byte[]
 * (BINARY), Integer months (year-month interval), Long microseconds (day-time interval), {@link
 * CalendarInterval} (legacy interval).
 */
public record Literal(SqlType type, Optional<Object> value, Span span) implements Expression {
  @Override
  public <C, R> R accept(ExpressionVisitor<C, R> visitor, C context) {
    return visitor.visitLiteral(this, context);
  }

  @Override
  public List<Node> children() {
    return List.of();
  }
}
