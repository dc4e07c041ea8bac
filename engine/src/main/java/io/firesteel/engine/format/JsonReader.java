package io.firesteel.engine.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.firesteel.core.type.SqlType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads objects of JSON as rows: fields by their names. Belongs to one thread. */
final class JsonReader implements RowReader {
  private final JsonOptions options;
  private final JsonValues.OfStruct struct;

  JsonReader(List<SqlType.Field> wanted, JsonOptions options) {
    this.options = options;
    this.struct = new JsonValues.OfStruct(wanted, options);
  }

  @Override
  public Rows read(String record) {
    try (JsonParser parser = options.factory.createParser(record)) {
      return read(parser);
    } catch (IOException e) {
      return new Rows(List.<Object[]>of(new Object[struct.size()]), e);
    }
  }

  private Rows read(JsonParser parser) {
    List<Object[]> rows = new ArrayList<>();
    JsonValues.Problems problems = new JsonValues.Problems();
    try {
      JsonToken token = parser.nextToken();
      if (token == null) {
        return Rows.NONE;
      }
      if (token == JsonToken.START_ARRAY) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          rows.add(object(parser, problems));
        }
      } else {
        rows.add(object(parser, problems));
      }
    } catch (IOException | RuntimeException e) {
      return new Rows(List.<Object[]>of(new Object[struct.size()]), e);
    }
    return new Rows(rows, problems.first);
  }

  private Object[] object(JsonParser parser, JsonValues.Problems problems) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return new Object[struct.size()];
    }
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw new IllegalArgumentException("no JSON object");
    }
    return struct.fields(parser, problems);
  }
}
