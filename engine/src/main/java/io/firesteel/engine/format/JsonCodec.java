package io.firesteel.engine.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.firesteel.core.type.SqlType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Values of one type from and to JSON text. Belongs to one thread. */
public final class JsonCodec {
  private final SqlType type;
  private final JsonOptions options;
  private JsonValues reader;
  private JsonText writer;

  /**
   * @param type STRUCT, ARRAY, MAP or VARIANT
   */
  public JsonCodec(SqlType type, FormatOptions options) {
    this.type = type;
    this.options = new JsonOptions(options);
  }

  /**
   * What a text says.
   *
   * @param value boxed as in {@code Vectors}; where there is a failure, what could be read
   * @param failure why it is not all, or null
   */
  public record Parsed(Object value, Throwable failure) {
    static final Parsed EMPTY = new Parsed(null, null);
  }

  /** Reads a text; an empty one gives null. */
  public Parsed parse(String text) {
    if (reader == null) {
      reader = JsonValues.of(type, options);
    }
    JsonValues.Problems problems = new JsonValues.Problems();
    try (JsonParser parser = options.factory.createParser(text)) {
      JsonToken token = parser.nextToken();
      if (token == null) {
        return Parsed.EMPTY;
      }
      if (type instanceof SqlType.StructType struct && token == JsonToken.VALUE_NULL) {
        return new Parsed(Arrays.asList(new Object[struct.fields().size()]), null);
      }
      Object value;
      if (token == JsonToken.START_OBJECT
          && type instanceof SqlType.ArrayType array
          && array.element() instanceof SqlType.StructType element) {
        // An object stands for an array of one.
        value = new ArrayList<>(List.of(JsonValues.of(element, options).read(parser, problems)));
      } else {
        value = reader.read(parser, problems);
      }
      return new Parsed(value, problems.first);
    } catch (IOException | RuntimeException e) {
      boolean struct = type instanceof SqlType.StructType;
      int size = struct ? ((SqlType.StructType) type).fields().size() : 0;
      return new Parsed(struct ? Arrays.asList(new Object[size]) : null, e);
    }
  }

  /** The JSON text of a value that is not null. */
  public String print(Object value) {
    if (writer == null) {
      writer = JsonText.of(type, options);
    }
    return JsonText.of(writer, value, options);
  }

  /**
   * The type of a text.
   *
   * @throws IllegalArgumentException if it is no JSON
   */
  public static SqlType infer(String text, FormatOptions options) {
    JsonInference inference = new JsonInference(new JsonOptions(options));
    try {
      SqlType type = inference.of(text);
      return type == null ? SqlType.STRING : inference.settled(type);
    } catch (IOException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
