package io.firesteel.engine.format;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.ByteSlice;
import io.firesteel.core.vector.MapValue;
import io.firesteel.engine.variant.VariantJson;
import io.firesteel.engine.variant.VariantTree;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the JSON value at a parser's current token as a value of a type; the parser then stands on
 * the value's last token. Values inside of objects and arrays that do not fit are null and a
 * problem; a text that is no JSON is an error.
 */
@FunctionalInterface
interface JsonValues {
  /** What did not fit so far. */
  final class Problems {
    Throwable first;

    void add(Throwable problem) {
      first = first == null ? problem : first;
    }
  }

  /**
   * The value, boxed as in {@code Vectors}; null for JSON's null.
   *
   * @throws IllegalArgumentException if the token does not fit the type
   */
  Object read(JsonParser parser, Problems problems) throws IOException;

  static JsonValues of(SqlType type, JsonOptions options) {
    switch (type.kind()) {
      case STRUCT:
        return new OfStruct(((SqlType.StructType) type).fields(), options);
      case ARRAY:
        return array(of(((SqlType.ArrayType) type).element(), options));
      case MAP:
        SqlType.MapType map = (SqlType.MapType) type;
        return map(FieldReader.of(map.key(), options.all), of(map.value(), options));
      case VARIANT:
        return (parser, problems) -> VariantTree.encode(VariantJson.parse(parser));
      case VOID:
        return (parser, problems) -> {
          if (parser.currentToken() != JsonToken.VALUE_NULL) {
            parser.skipChildren();
            throw mismatch(parser);
          }
          return null;
        };
      default:
        return atom(type, options);
    }
  }

  private static JsonValues atom(SqlType type, JsonOptions options) {
    Scalar scalar = scalar(type, options);
    boolean text = type.isText();
    return (parser, problems) -> {
      switch (parser.currentToken()) {
        case VALUE_NULL:
          return null;
        case START_OBJECT:
        case START_ARRAY:
          if (text) {
            return ByteSlice.of(source(parser, options));
          }
          parser.skipChildren();
          throw mismatch(parser);
        default:
          try {
            return scalar.read(parser);
          } catch (ArithmeticException | java.time.DateTimeException e) {
            throw new IllegalArgumentException(e);
          } catch (com.fasterxml.jackson.core.exc.InputCoercionException e) {
            throw new IllegalArgumentException(e);
          }
      }
    };
  }

  /** Reads a token that is neither null nor the start of something. */
  interface Scalar {
    Object read(JsonParser parser) throws IOException;
  }

  private static Scalar scalar(SqlType type, JsonOptions options) {
    switch (type.kind()) {
      case BOOLEAN:
        return parser -> {
          JsonToken token = parser.currentToken();
          if (token != JsonToken.VALUE_TRUE && token != JsonToken.VALUE_FALSE) {
            throw mismatch(parser);
          }
          return token == JsonToken.VALUE_TRUE;
        };
      case TINYINT:
        return parser -> (int) whole(parser, Byte.MIN_VALUE, Byte.MAX_VALUE);
      case SMALLINT:
        return parser -> (int) whole(parser, Short.MIN_VALUE, Short.MAX_VALUE);
      case INT:
        return parser -> (int) whole(parser, Integer.MIN_VALUE, Integer.MAX_VALUE);
      case BIGINT:
        return parser -> whole(parser, Long.MIN_VALUE, Long.MAX_VALUE);
      case FLOAT:
        return parser -> {
          Double special = special(parser, options);
          return special != null ? (Float) special.floatValue() : (Float) parser.getFloatValue();
        };
      case DOUBLE:
        return parser -> {
          Double special = special(parser, options);
          return special != null ? special : (Double) parser.getDoubleValue();
        };
      case DECIMAL:
        SqlType.DecimalType decimal = (SqlType.DecimalType) type;
        return parser ->
            FieldReader.decimal(
                parser.currentToken().isNumeric()
                    ? parser.getDecimalValue()
                    : new BigDecimal(string(parser).replace(",", "")),
                decimal);
      case STRING:
      case CHAR:
      case VARCHAR:
        return parser -> ByteSlice.of(parser.getText());
      case BINARY:
        return parser -> ByteSlice.of(Base64.getMimeDecoder().decode(string(parser)));
      case TIMESTAMP:
        FieldReader timestamps = FieldReader.of(type, options.all);
        return parser ->
            parser.currentToken() == JsonToken.VALUE_NUMBER_INT
                ? (Object) Math.multiplyExact(parser.getLongValue(), 1_000_000L)
                : timestamps.read(string(parser));
      default:
        FieldReader texts = FieldReader.of(type, options.all);
        return parser -> texts.read(string(parser));
    }
  }

  private static long whole(JsonParser parser, long min, long max) throws IOException {
    if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
      throw mismatch(parser);
    }
    long value = parser.getLongValue();
    if (value < min || value > max) {
      throw mismatch(parser);
    }
    return value;
  }

  /** NaN and the infinities, which may also be written as strings; null for a plain number. */
  private static Double special(JsonParser parser, JsonOptions options) throws IOException {
    if (parser.currentToken().isNumeric()) {
      return null;
    }
    if (options.allowNonNumeric) {
      switch (string(parser)) {
        case "NaN":
          return Double.NaN;
        case "+INF":
        case "+Infinity":
        case "Infinity":
          return Double.POSITIVE_INFINITY;
        case "-INF":
        case "-Infinity":
          return Double.NEGATIVE_INFINITY;
        default:
      }
    }
    throw mismatch(parser);
  }

  private static String string(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.VALUE_STRING || parser.getTextLength() == 0) {
      throw mismatch(parser);
    }
    return parser.getText();
  }

  private static IllegalArgumentException mismatch(JsonParser parser) {
    return new IllegalArgumentException("a token that does not fit: " + parser.currentToken());
  }

  /** The JSON text of an object or array, written anew. */
  private static String source(JsonParser parser, JsonOptions options) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = options.factory.createGenerator(text)) {
      generator.copyCurrentStructure(parser);
    }
    return text.toString();
  }

  private static JsonValues array(JsonValues element) {
    return (parser, problems) -> {
      if (parser.currentToken() == JsonToken.VALUE_NULL) {
        return null;
      }
      if (parser.currentToken() != JsonToken.START_ARRAY) {
        parser.skipChildren();
        throw mismatch(parser);
      }
      List<Object> values = new ArrayList<>();
      IllegalArgumentException failed = null;
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        try {
          values.add(element.read(parser, problems));
        } catch (IllegalArgumentException e) {
          values.add(null);
          failed = e;
        }
      }
      if (failed != null) {
        // One element that does not fit makes the whole array null.
        throw failed;
      }
      return values;
    };
  }

  private static JsonValues map(FieldReader key, JsonValues value) {
    return (parser, problems) -> {
      if (parser.currentToken() == JsonToken.VALUE_NULL) {
        return null;
      }
      if (parser.currentToken() != JsonToken.START_OBJECT) {
        parser.skipChildren();
        throw mismatch(parser);
      }
      List<Object> keys = new ArrayList<>();
      List<Object> values = new ArrayList<>();
      IllegalArgumentException failed = null;
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        keys.add(key.read(parser.currentName()));
        parser.nextToken();
        try {
          values.add(value.read(parser, problems));
        } catch (IllegalArgumentException e) {
          values.add(null);
          failed = e;
        }
      }
      if (failed != null) {
        throw failed;
      }
      return new MapValue(keys, values);
    };
  }

  /** An object's fields; those that do not fit are null. */
  final class OfStruct implements JsonValues {
    private final Map<String, Integer> positions = new HashMap<>();
    private final JsonValues[] readers;

    OfStruct(List<SqlType.Field> fields, JsonOptions options) {
      readers = new JsonValues[fields.size()];
      for (int i = 0; i < readers.length; i++) {
        positions.putIfAbsent(fields.get(i).name(), i);
        readers[i] = JsonValues.of(fields.get(i).type(), options);
      }
    }

    int size() {
      return readers.length;
    }

    /** The fields of the object that begins at the current token. */
    Object[] fields(JsonParser parser, Problems problems) throws IOException {
      Object[] row = new Object[readers.length];
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        Integer position = positions.get(parser.currentName());
        parser.nextToken();
        if (position == null) {
          parser.skipChildren();
          continue;
        }
        try {
          row[position] = readers[position].read(parser, problems);
        } catch (IllegalArgumentException e) {
          problems.add(e);
        }
      }
      return row;
    }

    @Override
    public Object read(JsonParser parser, Problems problems) throws IOException {
      if (parser.currentToken() == JsonToken.VALUE_NULL) {
        return null;
      }
      if (parser.currentToken() != JsonToken.START_OBJECT) {
        parser.skipChildren();
        throw mismatch(parser);
      }
      return Arrays.asList(fields(parser, problems));
    }
  }
}
