package io.firesteel.storage.table;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The union of the files' schemas: columns by name, in the order in which they first appear, types
 * widened where every value of both keeps its exact value. Spark merges by name too but refuses
 * different types.
 */
final class SchemaMerge {
  private static final List<TypeKind> INTEGRAL =
      List.of(TypeKind.TINYINT, TypeKind.SMALLINT, TypeKind.INT, TypeKind.BIGINT);

  private final boolean caseSensitive;
  private final String file;

  /** For merging a file's schema into one that was merged before it. */
  SchemaMerge(boolean caseSensitive, String file) {
    this.caseSensitive = caseSensitive;
    this.file = file;
  }

  /**
   * Both schemas in one.
   *
   * @throws SqlException CANNOT_MERGE_SCHEMAS, naming file, column and both types
   */
  List<SqlType.Field> merge(List<SqlType.Field> before, List<SqlType.Field> added) {
    return fields("", before, added);
  }

  private List<SqlType.Field> fields(
      String prefix, List<SqlType.Field> before, List<SqlType.Field> added) {
    Map<String, Integer> positions = new TreeMap<>();
    List<SqlType.Field> merged = new ArrayList<>(before);
    for (int i = 0; i < before.size(); i++) {
      positions.putIfAbsent(key(before.get(i).name()), i);
    }
    for (SqlType.Field field : added) {
      Integer position = positions.get(key(field.name()));
      if (position == null) {
        positions.put(key(field.name()), merged.size());
        merged.add(field);
      } else {
        SqlType.Field known = merged.get(position);
        SqlType type = type(prefix + known.name(), known.type(), field.type());
        merged.set(
            position, new SqlType.Field(known.name(), type, known.nullable() || field.nullable()));
      }
    }
    return merged;
  }

  private String key(String name) {
    return caseSensitive ? name : name.toLowerCase(Locale.ROOT);
  }

  private SqlType type(String column, SqlType a, SqlType b) {
    if (a.equals(b) || b.kind() == TypeKind.VOID) {
      return a;
    }
    if (a.kind() == TypeKind.VOID) {
      return b;
    }
    if (a instanceof SqlType.StructType s && b instanceof SqlType.StructType t) {
      return SqlType.struct(fields(column + ".", s.fields(), t.fields()));
    }
    if (a instanceof SqlType.ArrayType s && b instanceof SqlType.ArrayType t) {
      return SqlType.array(
          type(column + ".element", s.element(), t.element()),
          s.containsNull() || t.containsNull());
    }
    if (a instanceof SqlType.MapType s && b instanceof SqlType.MapType t) {
      return new SqlType.MapType(
          type(column + ".key", s.key(), t.key()),
          type(column + ".value", s.value(), t.value()),
          s.valueContainsNull() || t.valueContainsNull());
    }
    if (a.isIntegral() && b.isIntegral()) {
      return INTEGRAL.indexOf(a.kind()) > INTEGRAL.indexOf(b.kind()) ? a : b;
    }
    if (isDecimalOrIntegral(a) && isDecimalOrIntegral(b)) {
      int scale = Math.max(scale(a), scale(b));
      int precision = Math.max(precision(a) - scale(a), precision(b) - scale(b)) + scale;
      if (precision <= SqlType.DecimalType.MAX_PRECISION) {
        return SqlType.decimal(precision, scale);
      }
    }
    if (fitsDouble(a) && fitsDouble(b)) {
      return SqlType.DOUBLE;
    }
    throw SqlException.of(
            "CANNOT_MERGE_SCHEMAS",
            "The column "
                + column
                + " is "
                + b.sqlName()
                + " in the file "
                + file
                + ", but "
                + a.sqlName()
                + " in files before it.")
        .with("left", a.sqlName())
        .with("right", b.sqlName());
  }

  private static boolean isDecimalOrIntegral(SqlType type) {
    return type.isIntegral() || type.kind() == TypeKind.DECIMAL;
  }

  private static int precision(SqlType type) {
    if (type instanceof SqlType.DecimalType decimal) {
      return decimal.precision();
    }
    switch (type.kind()) {
      case TINYINT:
        return 3;
      case SMALLINT:
        return 5;
      case INT:
        return 10;
      default:
        return 20;
    }
  }

  private static int scale(SqlType type) {
    return type instanceof SqlType.DecimalType decimal ? decimal.scale() : 0;
  }

  private static boolean fitsDouble(SqlType type) {
    return type.kind() == TypeKind.DOUBLE
        || type.kind() == TypeKind.FLOAT
        || type.isIntegral() && type.kind() != TypeKind.BIGINT;
  }
}
