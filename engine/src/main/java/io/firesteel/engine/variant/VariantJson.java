package io.firesteel.engine.variant;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.ByteSlice;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Trees of variants from and to JSON texts. */
public final class VariantJson {
  private static final JsonFactory FACTORY = new JsonFactory();

  private VariantJson() {}

  /**
   * The tree of a JSON text.
   *
   * @throws IOException if it is none
   * @throws SqlException VARIANT_DUPLICATE_KEY
   */
  public static Object parse(String text) throws IOException {
    try (JsonParser parser = FACTORY.createParser(text)) {
      if (parser.nextToken() == null) {
        throw new IOException("an empty text");
      }
      Object tree = parse(parser);
      if (parser.nextToken() != null) {
        throw new IOException("something follows the value");
      }
      return tree;
    }
  }

  /** The tree of the value at the parser's current token. */
  public static Object parse(JsonParser parser) throws IOException {
    switch (parser.currentToken()) {
      case START_OBJECT:
        TreeMap<ByteSlice, Object> fields = new TreeMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String name = parser.currentName();
          parser.nextToken();
          if (fields.put(ByteSlice.of(name), parse(parser)) != null) {
            throw SqlException.of(
                    "VARIANT_DUPLICATE_KEY", "A JSON object has the name " + name + " twice.")
                .with("key", "`" + name + "`");
          }
        }
        return fields;
      case START_ARRAY:
        List<Object> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          elements.add(parse(parser));
        }
        return elements;
      case VALUE_STRING:
        return new VariantScalar(SqlType.STRING, ByteSlice.of(parser.getText()));
      case VALUE_TRUE:
      case VALUE_FALSE:
        return new VariantScalar(SqlType.BOOLEAN, parser.getBooleanValue());
      case VALUE_NULL:
        return VariantScalar.NULL;
      case VALUE_NUMBER_INT:
        return whole(parser);
      default:
        return fraction(parser);
    }
  }

  private static VariantScalar whole(JsonParser parser) throws IOException {
    if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
      BigDecimal value = new BigDecimal(parser.getBigIntegerValue());
      return value.precision() <= SqlType.DecimalType.MAX_PRECISION
          ? VariantTree.decimal(value)
          : new VariantScalar(SqlType.DOUBLE, value.doubleValue());
    }
    return new VariantScalar(SqlType.BIGINT, parser.getLongValue());
  }

  private static VariantScalar fraction(JsonParser parser) throws IOException {
    String text = parser.getText();
    if (text.indexOf('e') < 0 && text.indexOf('E') < 0) {
      BigDecimal value = parser.getDecimalValue();
      if (value.precision() <= SqlType.DecimalType.MAX_PRECISION
          && value.scale() <= SqlType.DecimalType.MAX_PRECISION) {
        return VariantTree.decimal(value);
      }
    }
    return new VariantScalar(SqlType.DOUBLE, parser.getDoubleValue());
  }

  /** The JSON text of a tree. */
  public static String print(Object tree, ZoneId zone) {
    StringBuilder out = new StringBuilder();
    print(tree, zone, out);
    return out.toString();
  }

  private static void print(Object tree, ZoneId zone, StringBuilder out) {
    if (tree instanceof Map<?, ?> fields) {
      out.append('{');
      boolean first = true;
      for (Map.Entry<?, ?> field : fields.entrySet()) {
        if (!first) {
          out.append(',');
        }
        first = false;
        quote(VariantTree.text(field.getKey()), out);
        out.append(':');
        print(field.getValue(), zone, out);
      }
      out.append('}');
    } else if (tree instanceof List<?> elements) {
      out.append('[');
      for (int i = 0; i < elements.size(); i++) {
        if (i > 0) {
          out.append(',');
        }
        print(elements.get(i), zone, out);
      }
      out.append(']');
    } else {
      scalar((VariantScalar) tree, zone, out);
    }
  }

  private static void scalar(VariantScalar scalar, ZoneId zone, StringBuilder out) {
    Object value = scalar.value();
    switch (scalar.type().kind()) {
      case VOID:
        out.append("null");
        break;
      case FLOAT:
      case DOUBLE:
        boolean finite = Double.isFinite(((Number) value).doubleValue());
        if (finite) {
          out.append(value);
        } else {
          quote(value.toString(), out);
        }
        break;
      case DECIMAL:
        BigDecimal exact = (BigDecimal) value;
        out.append(exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString());
        break;
      case DATE:
        quote(LocalDate.ofEpochDay((Integer) value).toString(), out);
        break;
      case TIMESTAMP:
        Instant instant = Instant.EPOCH.plus((Long) value, ChronoUnit.MICROS);
        String offset = zone.getRules().getOffset(instant).getId();
        quote(clock(instant, zone) + (offset.equals("Z") ? "+00:00" : offset), out);
        break;
      case TIMESTAMP_NTZ:
        quote(clock(Instant.EPOCH.plus((Long) value, ChronoUnit.MICROS), ZoneOffset.UTC), out);
        break;
      case BINARY:
        quote(Base64.getEncoder().encodeToString(((ByteSlice) value).toByteArray()), out);
        break;
      case STRING:
        quote(value.toString(), out);
        break;
      default:
        out.append(value);
    }
  }

  private static String clock(Instant instant, ZoneId zone) {
    LocalDateTime clock = LocalDateTime.ofInstant(instant, zone);
    String text = clock.toString().replace('T', ' ');
    if (clock.getNano() == 0) {
      return clock.getSecond() == 0 ? text + ":00" : text;
    }
    return text.replaceFirst("0+$", "");
  }

  private static void quote(String text, StringBuilder out) {
    out.append('"');
    JsonStringEncoder.getInstance().quoteAsString(text, out);
    out.append('"');
  }
}
