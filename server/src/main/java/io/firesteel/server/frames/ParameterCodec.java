package io.firesteel.server.frames;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.ByteSlice;
import io.firesteel.core.vector.MapValue;
import io.firesteel.core.vector.Vectors;
import io.firesteel.server.query.Parameter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Parameter values on the wire: the type, then the value: byte 0 for NULL or 1, then by layout a
 * byte, an int, a long, a float or double, the unscaled value as two's complement bytes (all
 * decimals), bytes, a count and elements, a count and entries, the fields.
 */
public final class ParameterCodec {
  private ParameterCodec() {}

  public static List<Parameter> read(ByteSource in) {
    int count = in.readCount(2);
    List<Parameter> all = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      SqlType type = TypeCodec.read(in);
      all.add(new Parameter(type, value(in, type)));
    }
    return all;
  }

  private static Object value(ByteSource in, SqlType type) {
    if (in.readByte() == 0) {
      return null;
    }
    if (type instanceof SqlType.DecimalType d) {
      byte[] unscaled = in.readBytes();
      if (unscaled.length == 0 || unscaled.length > 17) {
        throw new ByteSource.MalformedMessageException("a decimal");
      }
      return new BigDecimal(new BigInteger(unscaled), d.scale());
    }
    switch (type.physical()) {
      case BOOLEAN:
        return in.readByte() != 0;
      case INT:
        return in.readInt();
      case LONG:
        return in.readLong();
      case FLOAT:
        return Float.intBitsToFloat(in.readInt());
      case DOUBLE:
        return in.readDouble();
      case BYTES:
        return ByteSlice.of(in.readBytes());
      case LIST:
        return list(in, ((SqlType.ArrayType) type).element(), in.readCount(1));
      case MAP:
        int entries = in.readCount(2);
        SqlType.MapType map = (SqlType.MapType) type;
        List<Object> keys = list(in, map.key(), entries);
        return new MapValue(keys, list(in, map.value(), entries));
      case STRUCT:
        List<Object> fields = new ArrayList<>();
        for (SqlType field : Vectors.parts(type)) {
          fields.add(value(in, field));
        }
        return fields;
      default:
        throw new ByteSource.MalformedMessageException("a value of " + type.simpleName());
    }
  }

  private static List<Object> list(ByteSource in, SqlType type, int count) {
    List<Object> values = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      values.add(value(in, type));
    }
    return values;
  }
}
