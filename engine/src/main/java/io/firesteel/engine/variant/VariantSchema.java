package io.firesteel.engine.variant;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What type a variant's tree would have; VARIANT where its parts have none in common. */
public final class VariantSchema {
  private VariantSchema() {}

  public static SqlType of(Object tree) {
    if (tree instanceof Map<?, ?> fields) {
      List<SqlType.Field> all = new ArrayList<>();
      fields.forEach((name, field) -> all.add(SqlType.field(VariantTree.text(name), of(field))));
      return SqlType.struct(all);
    }
    if (tree instanceof List<?> elements) {
      SqlType element = SqlType.VOID;
      for (Object one : elements) {
        element = merge(element, of(one));
      }
      return SqlType.array(element);
    }
    VariantScalar scalar = (VariantScalar) tree;
    if (scalar.value() instanceof BigDecimal value) {
      BigDecimal shortest = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
      return VariantTree.decimal(shortest).type();
    }
    return scalar.type();
  }

  /** The type of values that have one or the other. */
  public static SqlType merge(SqlType a, SqlType b) {
    if (a.equals(b) || b.kind() == TypeKind.VOID) {
      return a;
    }
    if (a.kind() == TypeKind.VOID) {
      return b;
    }
    if (a instanceof SqlType.StructType x && b instanceof SqlType.StructType y) {
      TreeMap<String, SqlType> fields = new TreeMap<>();
      x.fields().forEach(f -> fields.put(f.name(), f.type()));
      y.fields().forEach(f -> fields.merge(f.name(), f.type(), VariantSchema::merge));
      List<SqlType.Field> all = new ArrayList<>();
      fields.forEach((name, type) -> all.add(SqlType.field(name, type)));
      return SqlType.struct(all);
    }
    if (a instanceof SqlType.ArrayType x && b instanceof SqlType.ArrayType y) {
      return SqlType.array(merge(x.element(), y.element()));
    }
    if (a.isNumeric() && b.isNumeric()) {
      return number(a, b);
    }
    return SqlType.VARIANT;
  }

  private static SqlType number(SqlType a, SqlType b) {
    if (a.kind().isFractional() && a.kind() != TypeKind.DECIMAL
        || b.kind().isFractional() && b.kind() != TypeKind.DECIMAL) {
      return SqlType.DOUBLE;
    }
    SqlType.DecimalType x = a instanceof SqlType.DecimalType d ? d : SqlType.decimal(20, 0);
    SqlType.DecimalType y = b instanceof SqlType.DecimalType d ? d : SqlType.decimal(20, 0);
    int scale = Math.max(x.scale(), y.scale());
    int whole = Math.max(x.precision() - x.scale(), y.precision() - y.scale());
    return whole + scale > 38 ? SqlType.DOUBLE : SqlType.decimal(whole + scale, scale);
  }

  /** The type's text, in which objects are no structs. */
  public static String text(SqlType type) {
    if (type instanceof SqlType.StructType struct) {
      StringBuilder text = new StringBuilder("OBJECT<");
      for (SqlType.Field field : struct.fields()) {
        text.append(text.length() == 7 ? "" : ", ")
            .append(io.firesteel.core.type.TypeNames.quoteIfNeeded(field.name()))
            .append(": ")
            .append(text(field.type()));
      }
      return text.append('>').toString();
    }
    return type instanceof SqlType.ArrayType array
        ? "ARRAY<" + text(array.element()) + ">"
        : type.sqlName();
  }
}
