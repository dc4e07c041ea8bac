package io.firesteel.engine.function.cast;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeKind;
import io.firesteel.core.vector.Vectors;
import io.firesteel.engine.plan.EvalMode;
import java.math.BigDecimal;
import java.time.ZoneId;

/** Values as the literals that error messages show. */
final class Literals {
  private Literals() {}

  static String of(SqlType type, Object value, ZoneId zone) {
    if (value == null) {
      return "NULL";
    }
    switch (type.kind()) {
      case TINYINT:
        return value + "Y";
      case SMALLINT:
        return value + "S";
      case BIGINT:
        return value + "L";
      case DOUBLE:
        double d = (Double) value;
        return Double.isNaN(d) || Double.isInfinite(d) ? Double.toString(d) : d + "D";
      case DECIMAL:
        return ((BigDecimal) value).toPlainString() + "BD";
      case STRING:
      case CHAR:
      case VARCHAR:
        return CastErrors.literal(value.toString());
      case DATE:
      case TIMESTAMP:
      case TIMESTAMP_NTZ:
      case TIME:
        String name = type.kind() == TypeKind.TIME ? "TIME" : type.sqlName();
        return name + " '" + text(type, value, zone) + "'";
      default:
        return text(type, value, zone);
    }
  }

  private static String text(SqlType type, Object value, ZoneId zone) {
    TextBuffer buffer = new TextBuffer(32);
    ValueText.of(type, EvalMode.ANSI, zone)
        .append(Vectors.constant(type, value, 1).value(), 0, buffer);
    return buffer.toString();
  }
}
