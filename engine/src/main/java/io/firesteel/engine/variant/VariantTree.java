package io.firesteel.engine.variant;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeKind;
import io.firesteel.core.vector.ByteSlice;
import io.firesteel.core.vector.MapValue;
import io.firesteel.storage.parquet.VariantBytes;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Variants as trees: objects are sorted maps by the fields' names, arrays are lists, all else is a
 * {@link VariantScalar}.
 */
public final class VariantTree {
  private static final int MAX_DEPTH = 1000;

  private VariantTree() {}

  /** The parts of a VARIANT value: its bytes and its dictionary of names. */
  public static List<Object> encode(Object tree) {
    TreeSet<ByteSlice> names = new TreeSet<>();
    gather(tree, names);
    ByteSlice dictionary = ByteSlice.of(dictionary(names));
    byte[] value = value(tree, new VariantBytes.Metadata(dictionary));
    return List.of(ByteSlice.of(value), dictionary);
  }

  private static void gather(Object tree, TreeSet<ByteSlice> names) {
    if (tree instanceof Map<?, ?> fields) {
      fields.forEach(
          (name, field) -> {
            names.add((ByteSlice) name);
            gather(field, names);
          });
    } else if (tree instanceof List<?> elements) {
      elements.forEach(element -> gather(element, names));
    }
  }

  private static byte[] dictionary(TreeSet<ByteSlice> names) {
    int bytes = names.stream().mapToInt(ByteSlice::length).sum();
    int largest = Math.max(bytes, names.size());
    int width = largest < 1 << 8 ? 1 : largest < 1 << 16 ? 2 : largest < 1 << 24 ? 3 : 4;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    // Version 1, sorted names.
    out.write(width - 1 << 6 | 16 | 1);
    put(out, names.size(), width);
    int offset = 0;
    for (ByteSlice name : names) {
      put(out, offset, width);
      offset += name.length();
    }
    put(out, offset, width);
    names.forEach(name -> out.write(name.base(), name.offset(), name.length()));
    return out.toByteArray();
  }

  private static void put(ByteArrayOutputStream out, int value, int width) {
    for (int i = 0; i < width; i++) {
      out.write(value >>> 8 * i);
    }
  }

  private static byte[] value(Object tree, VariantBytes.Metadata names) {
    if (tree instanceof Map<?, ?> fields) {
      TreeMap<ByteSlice, byte[]> values = new TreeMap<>();
      fields.forEach((name, field) -> values.put((ByteSlice) name, value(field, names)));
      return VariantBytes.object(values, names);
    }
    if (tree instanceof List<?> elements) {
      return VariantBytes.array(elements.stream().map(e -> value(e, names)).toList());
    }
    VariantScalar scalar = (VariantScalar) tree;
    return scalar.value() == null ? new byte[1] : scalar(scalar);
  }

  private static byte[] scalar(VariantScalar scalar) {
    if (scalar.type().kind() == TypeKind.BIGINT) {
      long value = (Long) scalar.value();
      if (value == (byte) value) {
        return VariantBytes.scalar(SqlType.TINYINT, (int) value);
      }
      if (value == (short) value) {
        return VariantBytes.scalar(SqlType.SMALLINT, (int) value);
      }
      if (value == (int) value) {
        return VariantBytes.scalar(SqlType.INT, (int) value);
      }
    }
    return VariantBytes.scalar(scalar.type(), scalar.value());
  }

  /**
   * The tree of a VARIANT value's parts.
   *
   * @throws SqlException MALFORMED_VARIANT
   */
  public static Object decode(List<?> parts) {
    ByteSlice value = (ByteSlice) parts.get(0);
    try {
      return new Reader(value, (ByteSlice) parts.get(1)).read(value.offset(), 0);
    } catch (IndexOutOfBoundsException e) {
      throw SqlException.of("MALFORMED_VARIANT", "The bytes of a variant are damaged.");
    }
  }

  /** A value of any type as a tree. */
  public static Object of(SqlType type, Object value) {
    if (value == null) {
      return VariantScalar.NULL;
    }
    switch (type.kind()) {
      case VARIANT:
        return decode((List<?>) value);
      case ARRAY:
        List<Object> elements = new ArrayList<>();
        ((List<?>) value).forEach(e -> elements.add(of(((SqlType.ArrayType) type).element(), e)));
        return elements;
      case MAP:
        TreeMap<ByteSlice, Object> entries = new TreeMap<>();
        MapValue map = (MapValue) value;
        for (int i = 0; i < map.keys().size(); i++) {
          entries.put(
              (ByteSlice) map.keys().get(i),
              of(((SqlType.MapType) type).value(), map.values().get(i)));
        }
        return entries;
      case STRUCT:
        TreeMap<ByteSlice, Object> fields = new TreeMap<>();
        List<SqlType.Field> described = ((SqlType.StructType) type).fields();
        for (int i = 0; i < described.size(); i++) {
          fields.put(
              ByteSlice.of(described.get(i).name()),
              of(described.get(i).type(), ((List<?>) value).get(i)));
        }
        return fields;
      case TINYINT:
      case SMALLINT:
      case INT:
        return new VariantScalar(SqlType.BIGINT, ((Integer) value).longValue());
      case STRING:
      case CHAR:
      case VARCHAR:
        return new VariantScalar(SqlType.STRING, value);
      default:
        return new VariantScalar(type, value);
    }
  }

  private static final class Reader {
    private final byte[] bytes;
    private final byte[] dictionary;
    private final int names;

    Reader(ByteSlice value, ByteSlice dictionary) {
      this.bytes = value.base();
      this.dictionary = dictionary.base();
      this.names = dictionary.offset();
    }

    private static long unsigned(byte[] in, int at, int width) {
      long result = 0;
      for (int i = 0; i < width; i++) {
        result |= (in[at + i] & 0xffL) << 8 * i;
      }
      return result;
    }

    private long signed(int at, int width) {
      int unused = 64 - 8 * width;
      return unsigned(bytes, at, width) << unused >> unused;
    }

    private ByteSlice name(int id) {
      int width = (dictionary[names] >> 6 & 3) + 1;
      int count = (int) unsigned(dictionary, names + 1, width);
      int offsets = names + 1 + width;
      int strings = offsets + (count + 1) * width;
      int from = (int) unsigned(dictionary, offsets + id * width, width);
      int to = (int) unsigned(dictionary, offsets + (id + 1) * width, width);
      return new ByteSlice(dictionary, strings + from, to - from);
    }

    Object read(int at, int depth) {
      if (depth > MAX_DEPTH) {
        throw new IndexOutOfBoundsException();
      }
      int info = (bytes[at] & 0xff) >> 2;
      switch (bytes[at] & 3) {
        case 0:
          return primitive(info, at + 1);
        case 1:
          return text(at + 1, info);
        case 2:
          return object(info, at + 1, depth);
        default:
          return array(info, at + 1, depth);
      }
    }

    private VariantScalar text(int at, int length) {
      java.util.Objects.checkFromIndexSize(at, length, bytes.length);
      return new VariantScalar(SqlType.STRING, new ByteSlice(bytes, at, length));
    }

    private Object object(int info, int from, int depth) {
      int offsetSize = (info & 3) + 1;
      int idSize = (info >> 2 & 3) + 1;
      int sizeBytes = (info >> 4 & 1) == 1 ? 4 : 1;
      int count = (int) unsigned(bytes, from, sizeBytes);
      int ids = from + sizeBytes;
      int offsets = ids + count * idSize;
      int data = offsets + (count + 1) * offsetSize;
      TreeMap<ByteSlice, Object> fields = new TreeMap<>();
      for (int i = 0; i < count; i++) {
        int offset = (int) unsigned(bytes, offsets + i * offsetSize, offsetSize);
        fields.put(
            name((int) unsigned(bytes, ids + i * idSize, idSize)), read(data + offset, depth + 1));
      }
      return fields;
    }

    private Object array(int info, int from, int depth) {
      int offsetSize = (info & 3) + 1;
      int sizeBytes = (info >> 2 & 1) == 1 ? 4 : 1;
      int count = (int) unsigned(bytes, from, sizeBytes);
      int offsets = from + sizeBytes;
      int data = offsets + (count + 1) * offsetSize;
      List<Object> elements = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        int offset = (int) unsigned(bytes, offsets + i * offsetSize, offsetSize);
        elements.add(read(data + offset, depth + 1));
      }
      return elements;
    }

    private VariantScalar primitive(int type, int at) {
      switch (type) {
        case 0:
          return VariantScalar.NULL;
        case 1:
        case 2:
          return new VariantScalar(SqlType.BOOLEAN, type == 1);
        case 3:
        case 4:
        case 5:
        case 6:
          return new VariantScalar(SqlType.BIGINT, signed(at, 1 << type - 3));
        case 7:
          return new VariantScalar(SqlType.DOUBLE, Double.longBitsToDouble(unsigned(bytes, at, 8)));
        case 8:
        case 9:
        case 10:
          return decimal(bytes[at], at + 1, type == 8 ? 4 : type == 9 ? 8 : 16);
        case 11:
          return new VariantScalar(SqlType.DATE, (int) signed(at, 4));
        case 12:
          return new VariantScalar(SqlType.TIMESTAMP, signed(at, 8));
        case 13:
          return new VariantScalar(SqlType.TIMESTAMP_NTZ, signed(at, 8));
        case 14:
          return new VariantScalar(
              SqlType.FLOAT, Float.intBitsToFloat((int) unsigned(bytes, at, 4)));
        case 15:
          int size = (int) unsigned(bytes, at, 4);
          java.util.Objects.checkFromIndexSize(at + 4, size, bytes.length);
          return new VariantScalar(SqlType.BINARY, new ByteSlice(bytes, at + 4, size));
        case 16:
          return text(at + 4, (int) unsigned(bytes, at, 4));
        default:
          throw SqlException.of(
                  "UNKNOWN_PRIMITIVE_TYPE_IN_VARIANT",
                  "A variant has a value of the unknown type " + type + ".")
              .with("id", Integer.toString(type));
      }
    }

    private VariantScalar decimal(int scale, int at, int width) {
      byte[] big = new byte[width];
      for (int i = 0; i < width; i++) {
        big[width - 1 - i] = bytes[at + i];
      }
      return decimal(new BigDecimal(new BigInteger(big), scale));
    }

    private static VariantScalar decimal(BigDecimal value) {
      return VariantTree.decimal(value);
    }
  }

  /** A decimal with the smallest type that holds it. */
  public static VariantScalar decimal(BigDecimal value) {
    BigDecimal plain = value.scale() < 0 ? value.setScale(0) : value;
    int precision = Math.max(Math.max(plain.precision(), plain.scale()), 1);
    return new VariantScalar(SqlType.decimal(precision, plain.scale()), plain);
  }

  /** A name of a field as text. */
  public static String text(Object name) {
    ByteSlice slice = (ByteSlice) name;
    return new String(slice.base(), slice.offset(), slice.length(), StandardCharsets.UTF_8);
  }
}
