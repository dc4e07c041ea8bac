package io.firesteel.engine.format;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.ByteSlice;
import io.firesteel.core.vector.MapValue;
import io.firesteel.engine.variant.VariantJson;
import io.firesteel.engine.variant.VariantTree;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Base64;
import java.util.List;

/** Writes a value of a type, which is not null, as JSON. */
@FunctionalInterface
interface JsonText {
  /**
   * @param value boxed as in {@code Vectors}
   */
  void write(JsonGenerator out, Object value) throws IOException;

  /** The JSON text of a value. */
  static String of(JsonText writer, Object value, JsonOptions options) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = options.factory.createGenerator(text)) {
      if (options.pretty) {
        out.setPrettyPrinter(new DefaultPrettyPrinter());
      }
      writer.write(out, value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  static JsonText of(SqlType type, JsonOptions options) {
    switch (type.kind()) {
      case VOID:
        return (out, value) -> out.writeNull();
      case BOOLEAN:
        return (out, value) -> out.writeBoolean((Boolean) value);
      case TINYINT:
      case SMALLINT:
      case INT:
        return (out, value) -> out.writeNumber((Integer) value);
      case BIGINT:
        return (out, value) -> out.writeNumber((Long) value);
      case FLOAT:
        return (out, value) -> out.writeNumber((Float) value);
      case DOUBLE:
        return (out, value) -> out.writeNumber((Double) value);
      case DECIMAL:
        return (out, value) -> out.writeNumber(((BigDecimal) value).toPlainString());
      case BINARY:
        return (out, value) ->
            out.writeString(Base64.getEncoder().encodeToString(((ByteSlice) value).toByteArray()));
      case STRUCT:
        return struct(((SqlType.StructType) type).fields(), options);
      case ARRAY:
        return array(of(((SqlType.ArrayType) type).element(), options));
      case MAP:
        return map((SqlType.MapType) type, options);
      case VARIANT:
        return (out, value) ->
            out.writeRawValue(
                VariantJson.print(VariantTree.decode((List<?>) value), options.all.zone()));
      default:
        FieldText text = FieldText.of(type, options.all);
        return (out, value) -> out.writeString(text.of(value));
    }
  }

  private static JsonText array(JsonText element) {
    return (out, value) -> {
      out.writeStartArray();
      for (Object one : (List<?>) value) {
        if (one == null) {
          out.writeNull();
        } else {
          element.write(out, one);
        }
      }
      out.writeEndArray();
    };
  }

  private static JsonText map(SqlType.MapType type, JsonOptions options) {
    JsonText text = of(type.value(), options);
    SqlType key = type.key();
    return (out, value) -> {
      MapValue map = (MapValue) value;
      out.writeStartObject();
      for (int i = 0; i < map.keys().size(); i++) {
        out.writeFieldName(
            io.firesteel.engine.function.cast.Casts.toText(
                key, map.keys().get(i), options.all.query()));
        Object one = map.values().get(i);
        if (one == null) {
          out.writeNull();
        } else {
          text.write(out, one);
        }
      }
      out.writeEndObject();
    };
  }

  private static JsonText struct(List<SqlType.Field> fields, JsonOptions options) {
    SerializedString[] names = new SerializedString[fields.size()];
    JsonText[] texts = new JsonText[names.length];
    for (int i = 0; i < names.length; i++) {
      names[i] = new SerializedString(fields.get(i).name());
      texts[i] = of(fields.get(i).type(), options);
    }
    return (out, value) -> {
      List<?> values = (List<?>) value;
      out.writeStartObject();
      for (int i = 0; i < names.length; i++) {
        Object one = values.get(i);
        if (one != null) {
          out.writeFieldName(names[i]);
          texts[i].write(out, one);
        } else if (!options.ignoreNullFields) {
          out.writeFieldName(names[i]);
          out.writeNull();
        }
      }
      out.writeEndObject();
    };
  }
}
