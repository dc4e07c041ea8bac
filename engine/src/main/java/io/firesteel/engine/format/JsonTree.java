package io.firesteel.engine.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * JSON without a type: objects are maps in their order, arrays are lists, strings are strings, all
 * else is a {@link Literal}. Of equal names the first counts.
 */
public final class JsonTree {
  private static final JsonFactory FACTORY =
      new JsonFactoryBuilder()
          .configure(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS, true)
          .configure(JsonReadFeature.ALLOW_SINGLE_QUOTES, true)
          .build();

  private JsonTree() {}

  /** A number, {@code true}, {@code false} or {@code null}, as it is printed. */
  public record Literal(String text) {
    public static final Literal NULL = new Literal("null");
  }

  /**
   * The text's value, or null if it is empty or no JSON. What follows the value is not looked at.
   */
  public static Object parse(String text) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      return parser.nextToken() == null ? null : value(parser);
    } catch (IOException e) {
      return null;
    }
  }

  private static Object value(JsonParser parser) throws IOException {
    switch (parser.currentToken()) {
      case START_OBJECT:
        Map<String, Object> fields = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String name = parser.currentName();
          parser.nextToken();
          fields.putIfAbsent(name, value(parser));
        }
        return fields;
      case START_ARRAY:
        List<Object> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          elements.add(value(parser));
        }
        return elements;
      case VALUE_STRING:
        return parser.getText();
      case VALUE_NUMBER_FLOAT:
        return new Literal(Double.toString(parser.getDoubleValue()));
      case VALUE_NULL:
        return Literal.NULL;
      default:
        return new Literal(parser.getText());
    }
  }

  /** The value as JSON. */
  public static String print(Object value) {
    StringBuilder out = new StringBuilder();
    print(value, out);
    return out.toString();
  }

  private static void print(Object value, StringBuilder out) {
    if (value instanceof Map<?, ?> fields) {
      out.append('{');
      boolean first = true;
      for (Map.Entry<?, ?> field : fields.entrySet()) {
        if (!first) {
          out.append(',');
        }
        first = false;
        quote((String) field.getKey(), out);
        out.append(':');
        print(field.getValue(), out);
      }
      out.append('}');
    } else if (value instanceof List<?> elements) {
      out.append('[');
      for (int i = 0; i < elements.size(); i++) {
        if (i > 0) {
          out.append(',');
        }
        print(elements.get(i), out);
      }
      out.append(']');
    } else if (value instanceof String text) {
      quote(text, out);
    } else {
      out.append(((Literal) value).text());
    }
  }

  private static void quote(String text, StringBuilder out) {
    out.append('"');
    JsonStringEncoder.getInstance().quoteAsString(text, out);
    out.append('"');
  }
}
