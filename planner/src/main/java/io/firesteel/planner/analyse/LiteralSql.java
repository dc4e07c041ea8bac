package io.firesteel.planner.analyse;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeKind;
import io.firesteel.core.vector.ByteSlice;
import io.firesteel.core.vector.MapValue;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Values as SQL that the parser reads back with the same type. */
public final class LiteralSql {
  private LiteralSql() {}

  /**
   * The expression's text.
   *
   * @param value boxed as in {@code Vectors}, null for NULL
   * @param zone the session's, for timestamps
   */
  public static String of(SqlType type, Object value, ZoneId zone) {
    if (value == null) {
      return type == SqlType.VOID ? "NULL" : "CAST(NULL AS " + type.sqlName() + ")";
    }
    switch (type.kind()) {
      case TINYINT:
        return value + "Y";
      case SMALLINT:
        return value + "S";
      case BIGINT:
        return value + "L";
      case FLOAT:
        return "CAST('" + value + "' AS FLOAT)";
      case DOUBLE:
        return Double.isFinite((Double) value) ? value + "D" : "CAST('" + value + "' AS DOUBLE)";
      case DECIMAL:
        return ((java.math.BigDecimal) value).toPlainString() + "BD";
      case BINARY:
        return hex((ByteSlice) value);
      case ARRAY:
        return "ARRAY(" + list(((SqlType.ArrayType) type).element(), (List<?>) value, zone) + ")";
      case MAP:
        return map((SqlType.MapType) type, (MapValue) value, zone);
      case STRUCT:
        return struct((SqlType.StructType) type, (List<?>) value, zone);
      default:
        return type.isText() ? quoted(value.toString()) : LiteralText.of(type, value, zone);
    }
  }

  /** A string literal. */
  public static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  private static String hex(ByteSlice bytes) {
    StringBuilder hex = new StringBuilder("X'");
    for (byte b : bytes.toByteArray()) {
      hex.append(String.format("%02X", b));
    }
    return hex.append('\'').toString();
  }

  private static String list(SqlType element, List<?> values, ZoneId zone) {
    return String.join(", ", values.stream().map(v -> of(element, v, zone)).toList());
  }

  private static String map(SqlType.MapType type, MapValue entries, ZoneId zone) {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < entries.keys().size(); i++) {
      all.add(of(type.key(), entries.keys().get(i), zone));
      all.add(of(type.value(), entries.values().get(i), zone));
    }
    return "MAP(" + String.join(", ", all) + ")";
  }

  private static String struct(SqlType.StructType type, List<?> values, ZoneId zone) {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      SqlType.Field field = type.fields().get(i);
      all.add(quoted(field.name()));
      all.add(of(field.type(), values.get(i), zone));
    }
    return "NAMED_STRUCT(" + String.join(", ", all) + ")";
  }

  /** Whether values of the type can be written as SQL. */
  public static boolean isWritable(SqlType type) {
    return type.kind() != TypeKind.VARIANT;
  }
}
