package io.firesteel.engine.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeKind;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Finds the type that JSON texts have in common. Belongs to one thread. */
final class JsonInference {
  private final JsonOptions options;
  private final FieldReader timestamps;

  JsonInference(JsonOptions options) {
    this.options = options;
    this.timestamps = FieldReader.of(SqlType.TIMESTAMP, options.all);
  }

  /**
   * The type of a text.
   *
   * @return null for an empty one
   */
  SqlType of(String text) throws IOException {
    try (JsonParser parser = options.factory.createParser(text)) {
      return parser.nextToken() == null ? null : value(parser);
    }
  }

  /** The type of the value at the current token. */
  SqlType value(JsonParser parser) throws IOException {
    switch (parser.currentToken()) {
      case START_OBJECT:
        Map<String, SqlType> fields = new TreeMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String name = parser.currentName();
          parser.nextToken();
          fields.put(name, value(parser));
        }
        return struct(fields);
      case START_ARRAY:
        SqlType element = SqlType.VOID;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          element = merge(element, value(parser));
        }
        return SqlType.array(element);
      case VALUE_NULL:
        return SqlType.VOID;
      case VALUE_TRUE:
      case VALUE_FALSE:
        return options.primitivesAsString ? SqlType.STRING : SqlType.BOOLEAN;
      case VALUE_NUMBER_INT:
      case VALUE_NUMBER_FLOAT:
        return options.primitivesAsString ? SqlType.STRING : number(parser);
      case VALUE_STRING:
        if (parser.getTextLength() == 0) {
          return SqlType.VOID;
        }
        if (options.inferTimestamp) {
          try {
            timestamps.read(parser.getText());
            return SqlType.TIMESTAMP;
          } catch (RuntimeException e) {
            return SqlType.STRING;
          }
        }
        return SqlType.STRING;
      default:
        throw new IOException("an unexpected token " + parser.currentToken());
    }
  }

  private SqlType number(JsonParser parser) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
      switch (parser.getNumberType()) {
        case INT:
        case LONG:
          return SqlType.BIGINT;
        default:
          return decimal(parser.getDecimalValue());
      }
    }
    if (!options.prefersDecimal || parser.isNaN()) {
      return SqlType.DOUBLE;
    }
    return decimal(parser.getDecimalValue());
  }

  private static SqlType decimal(BigDecimal value) {
    int scale = value.scale();
    int precision = Math.max(value.precision(), scale);
    return scale < 0 || precision > 38 ? SqlType.DOUBLE : SqlType.decimal(precision, scale);
  }

  private static SqlType struct(Map<String, SqlType> fields) {
    List<SqlType.Field> all = new ArrayList<>();
    fields.forEach((name, type) -> all.add(SqlType.field(name, type)));
    return SqlType.struct(all);
  }

  /** The type that values of both have. */
  static SqlType merge(SqlType a, SqlType b) {
    if (a.equals(b) || b.kind() == TypeKind.VOID) {
      return a;
    }
    if (a.kind() == TypeKind.VOID) {
      return b;
    }
    if (a.isNumeric() && b.isNumeric()) {
      return number(a, b);
    }
    if (a instanceof SqlType.StructType x && b instanceof SqlType.StructType y) {
      Map<String, SqlType> fields = new TreeMap<>();
      x.fields().forEach(f -> fields.put(f.name(), f.type()));
      y.fields().forEach(f -> fields.merge(f.name(), f.type(), JsonInference::merge));
      return struct(fields);
    }
    if (a instanceof SqlType.ArrayType x && b instanceof SqlType.ArrayType y) {
      return SqlType.array(merge(x.element(), y.element()));
    }
    return SqlType.STRING;
  }

  private static SqlType number(SqlType a, SqlType b) {
    if (a.kind() == TypeKind.DOUBLE || b.kind() == TypeKind.DOUBLE) {
      return SqlType.DOUBLE;
    }
    SqlType.DecimalType x = asDecimal(a);
    SqlType.DecimalType y = asDecimal(b);
    int scale = Math.max(x.scale(), y.scale());
    int integral = Math.max(x.precision() - x.scale(), y.precision() - y.scale());
    return integral + scale > 38 ? SqlType.DOUBLE : SqlType.decimal(integral + scale, scale);
  }

  private static SqlType.DecimalType asDecimal(SqlType type) {
    return type instanceof SqlType.DecimalType d ? d : SqlType.decimal(20, 0);
  }

  /** A type that columns can have: values that were always null are strings. */
  SqlType settled(SqlType type) {
    if (type.kind() == TypeKind.VOID) {
      return SqlType.STRING;
    }
    if (type instanceof SqlType.ArrayType array) {
      return SqlType.array(settled(array.element()));
    }
    if (type instanceof SqlType.StructType struct) {
      List<SqlType.Field> fields = new ArrayList<>();
      for (SqlType.Field field : struct.fields()) {
        boolean drop = options.dropFieldIfAllNull && isEmpty(field.type());
        // A column cannot have no fields.
        boolean none = field.type() instanceof SqlType.StructType s && s.fields().isEmpty();
        if (!drop && !none) {
          fields.add(SqlType.field(field.name(), settled(field.type())));
        }
      }
      return SqlType.struct(fields);
    }
    return type;
  }

  private static boolean isEmpty(SqlType type) {
    return type.kind() == TypeKind.VOID
        || type instanceof SqlType.ArrayType array && isEmpty(array.element())
        || type instanceof SqlType.StructType struct
            && struct.fields().stream().allMatch(f -> isEmpty(f.type()));
  }
}
