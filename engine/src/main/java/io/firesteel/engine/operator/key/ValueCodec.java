package io.firesteel.engine.operator.key;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.ByteSlice;
import io.firesteel.core.vector.MapValue;
import io.firesteel.core.vector.Vectors;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Values without a fixed width as bytes, and back. Equal values give equal bytes: floating point is
 * normalised, the entries of maps are sorted.
 */
final class ValueCodec {
  private ValueCodec() {}

  static byte[] encode(SqlType type, Object value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      write(type, value, new DataOutputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static Object decode(SqlType type, byte[] base, int offset, int length) {
    try {
      return read(type, new DataInputStream(new ByteArrayInputStream(base, offset, length)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(SqlType type, Object value, DataOutputStream out) throws IOException {
    out.writeBoolean(value != null);
    if (value == null) {
      return;
    }
    switch (type.physical()) {
      case BOOLEAN:
        out.writeBoolean((Boolean) value);
        break;
      case INT:
        out.writeInt(((Number) value).intValue());
        break;
      case LONG:
        out.writeLong(
            value instanceof BigDecimal d
                ? d.unscaledValue().longValueExact()
                : ((Number) value).longValue());
        break;
      case FLOAT:
        out.writeInt(Float.floatToIntBits((Float) value + 0.0f));
        break;
      case DOUBLE:
        out.writeLong(Double.doubleToLongBits((Double) value + 0.0d));
        break;
      case DECIMAL128:
        bytes(((BigDecimal) value).unscaledValue().toByteArray(), out);
        break;
      case BYTES:
        bytes(((ByteSlice) value).toByteArray(), out);
        break;
      case LIST:
        List<?> list = (List<?>) value;
        out.writeInt(list.size());
        for (Object element : list) {
          write(((SqlType.ArrayType) type).element(), element, out);
        }
        break;
      case MAP:
        map((SqlType.MapType) type, (MapValue) value, out);
        break;
      case STRUCT:
        List<SqlType> parts = Vectors.parts(type);
        for (int i = 0; i < parts.size(); i++) {
          write(parts.get(i), ((List<?>) value).get(i), out);
        }
        break;
    }
  }

  private record Entry(byte[] key, byte[] value) {}

  private static void map(SqlType.MapType type, MapValue map, DataOutputStream out)
      throws IOException {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < map.keys().size(); i++) {
      entries.add(
          new Entry(
              encode(type.key(), map.keys().get(i)), encode(type.value(), map.values().get(i))));
    }
    entries.sort(Comparator.comparing(e -> ByteSlice.of(e.key())));
    out.writeInt(entries.size());
    for (Entry entry : entries) {
      out.write(entry.key());
      out.write(entry.value());
    }
  }

  private static void bytes(byte[] bytes, DataOutputStream out) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static Object read(SqlType type, DataInputStream in) throws IOException {
    if (!in.readBoolean()) {
      return null;
    }
    switch (type.physical()) {
      case BOOLEAN:
        return in.readBoolean();
      case INT:
        return in.readInt();
      case LONG:
        long value = in.readLong();
        return type instanceof SqlType.DecimalType d
            ? (Object) BigDecimal.valueOf(value, d.scale())
            : (Object) value;
      case FLOAT:
        return Float.intBitsToFloat(in.readInt());
      case DOUBLE:
        return Double.longBitsToDouble(in.readLong());
      case DECIMAL128:
        return new BigDecimal(
            new BigInteger(in.readNBytes(in.readInt())), ((SqlType.DecimalType) type).scale());
      case BYTES:
        return ByteSlice.of(in.readNBytes(in.readInt()));
      case LIST:
        int length = in.readInt();
        List<Object> list = new ArrayList<>(length);
        for (int i = 0; i < length; i++) {
          list.add(read(((SqlType.ArrayType) type).element(), in));
        }
        return list;
      case MAP:
        int entries = in.readInt();
        List<Object> keys = new ArrayList<>(entries);
        List<Object> values = new ArrayList<>(entries);
        for (int i = 0; i < entries; i++) {
          keys.add(read(((SqlType.MapType) type).key(), in));
          values.add(read(((SqlType.MapType) type).value(), in));
        }
        return new MapValue(keys, values);
      case STRUCT:
        List<Object> parts = new ArrayList<>();
        for (SqlType part : Vectors.parts(type)) {
          parts.add(read(part, in));
        }
        return parts;
    }
    throw new AssertionError(type);
  }
}
