package io.firesteel.storage.parquet;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.ByteSlice;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Parquet's variant encoding, as far as putting shredded values together needs it: scalars, arrays
 * and objects to bytes, and objects apart into fields. The first byte of a value tells its basic
 * type in two bits and a type or sizes in six.
 */
public final class VariantBytes {
  static final byte[] NULL = {0};

  private static final int SHORT_STRING = 1;
  private static final int OBJECT = 2;
  private static final int ARRAY = 3;
  private static final int MAX_DEPTH = 500;

  private VariantBytes() {}

  private static byte[] primitive(int type, int bodyBytes) {
    byte[] out = new byte[1 + bodyBytes];
    out[0] = (byte) (type << 2);
    return out;
  }

  private static byte[] number(int type, long value, int bytes) {
    byte[] out = primitive(type, bytes);
    put(out, 1, value, bytes);
    return out;
  }

  private static void put(byte[] out, int at, long value, int bytes) {
    for (int i = 0; i < bytes; i++) {
      out[at + i] = (byte) (value >>> (i << 3));
    }
  }

  /** A typed value, not null, in the form that {@code Vectors} describes. */
  public static byte[] scalar(SqlType type, Object value) {
    switch (type.kind()) {
      case BOOLEAN:
        return primitive((Boolean) value ? 1 : 2, 0);
      case TINYINT:
        return number(3, (Integer) value, 1);
      case SMALLINT:
        return number(4, (Integer) value, 2);
      case INT:
        return number(5, (Integer) value, 4);
      case BIGINT:
        return number(6, (Long) value, 8);
      case DOUBLE:
        return number(7, Double.doubleToRawLongBits((Double) value), 8);
      case DECIMAL:
        return decimal((SqlType.DecimalType) type, (BigDecimal) value);
      case DATE:
        return number(11, (Integer) value, 4);
      case TIMESTAMP:
        return number(12, (Long) value, 8);
      case TIMESTAMP_NTZ:
        return number(13, (Long) value, 8);
      case FLOAT:
        return number(14, Float.floatToRawIntBits((Float) value) & 0xffff_ffffL, 4);
      case BINARY:
        return bytes(15, (ByteSlice) value);
      case STRING:
        ByteSlice text = (ByteSlice) value;
        if (text.length() >= 64) {
          return bytes(16, text);
        }
        byte[] out = new byte[1 + text.length()];
        out[0] = (byte) (text.length() << 2 | SHORT_STRING);
        System.arraycopy(text.base(), text.offset(), out, 1, text.length());
        return out;
      default:
        throw new Corruption("variant shredded as " + type.sqlName());
    }
  }

  private static byte[] bytes(int type, ByteSlice value) {
    byte[] out = primitive(type, 4 + value.length());
    put(out, 1, value.length(), 4);
    System.arraycopy(value.base(), value.offset(), out, 5, value.length());
    return out;
  }

  private static byte[] decimal(SqlType.DecimalType type, BigDecimal value) {
    int size = type.precision() <= 9 ? 4 : type.precision() <= 18 ? 8 : 16;
    byte[] out = primitive(size == 4 ? 8 : size == 8 ? 9 : 10, 1 + size);
    out[1] = (byte) value.scale();
    BigInteger unscaled = value.unscaledValue();
    put(out, 2, unscaled.longValue(), Math.min(size, 8));
    if (size == 16) {
      put(out, 10, unscaled.shiftRight(64).longValue(), 8);
    }
    return out;
  }

  public static byte[] array(List<byte[]> elements) {
    int data = total(elements);
    int offsetSize = width(data);
    boolean large = elements.size() > 255;
    int at = 1 + (large ? 4 : 1);
    byte[] out = new byte[at + (elements.size() + 1) * offsetSize + data];
    out[0] = (byte) (((large ? 4 : 0) | offsetSize - 1) << 2 | ARRAY);
    put(out, 1, elements.size(), large ? 4 : 1);
    values(out, at, elements, offsetSize);
    return out;
  }

  /** An object of values by key; all keys must be in the metadata. */
  public static byte[] object(TreeMap<ByteSlice, byte[]> fields, Metadata metadata) {
    List<byte[]> values = new ArrayList<>(fields.values());
    int data = total(values);
    int offsetSize = width(data);
    int idSize = width(metadata.size());
    boolean large = values.size() > 255;
    int at = 1 + (large ? 4 : 1);
    byte[] out = new byte[at + values.size() * idSize + (values.size() + 1) * offsetSize + data];
    out[0] = (byte) (((large ? 16 : 0) | idSize - 1 << 2 | offsetSize - 1) << 2 | OBJECT);
    put(out, 1, values.size(), large ? 4 : 1);
    for (ByteSlice key : fields.keySet()) {
      put(out, at, metadata.id(key), idSize);
      at += idSize;
    }
    values(out, at, values, offsetSize);
    return out;
  }

  private static int total(List<byte[]> values) {
    long total = 0;
    for (byte[] value : values) {
      total += value.length;
    }
    if (total > 1 << 30) {
      throw new Corruption("variant of " + total + " bytes");
    }
    return (int) total;
  }

  private static int width(int max) {
    return max < 1 << 8 ? 1 : max < 1 << 16 ? 2 : max < 1 << 24 ? 3 : 4;
  }

  /** Offsets and data at the end of an array or object. */
  private static void values(byte[] out, int at, List<byte[]> values, int offsetSize) {
    int start = at + (values.size() + 1) * offsetSize;
    int offset = 0;
    for (int i = 0; i < values.size(); i++) {
      put(out, at + i * offsetSize, offset, offsetSize);
      System.arraycopy(values.get(i), 0, out, start + offset, values.get(i).length);
      offset += values.get(i).length;
    }
    put(out, at + values.size() * offsetSize, offset, offsetSize);
  }

  static boolean isObject(ByteSlice value) {
    return value.length() > 0 && (value.base()[value.offset()] & 3) == OBJECT;
  }

  /**
   * Adds the fields of an object value to {@code fields}; a key that is there already is an error.
   */
  static void addFields(ByteSlice value, Metadata metadata, Map<ByteSlice, byte[]> fields) {
    byte[] in = value.base();
    int at = value.offset();
    int end = at + value.length();
    int header = (in[at] & 0xff) >> 2;
    int offsetSize = (header & 3) + 1;
    int idSize = (header >> 2 & 3) + 1;
    int countSize = (header & 16) != 0 ? 4 : 1;
    int count = get(in, at + 1, countSize, end);
    int ids = at + 1 + countSize;
    long offsets = ids + (long) count * idSize;
    long data = offsets + (count + 1L) * offsetSize;
    if (count < 0 || data > end) {
      throw new Corruption("variant object of " + count + " fields");
    }
    for (int i = 0; i < count; i++) {
      ByteSlice key = metadata.key(get(in, ids + i * idSize, idSize, end));
      int start = (int) data + get(in, (int) offsets + i * offsetSize, offsetSize, end);
      int size = size(in, start, end, 0);
      byte[] copy = new byte[size];
      System.arraycopy(in, start, copy, 0, size);
      fields.put(key, copy);
    }
  }

  private static int get(byte[] in, int at, int bytes, int end) {
    if (at < 0 || at > end - bytes) {
      throw new Corruption("variant ends early");
    }
    int value = 0;
    for (int i = 0; i < bytes; i++) {
      value |= (in[at + i] & 0xff) << (i << 3);
    }
    return value;
  }

  /** How many bytes the value at a position has. */
  private static int size(byte[] in, int at, int end, int depth) {
    int first = get(in, at, 1, end);
    int header = first >> 2;
    long size;
    switch (first & 3) {
      case SHORT_STRING:
        size = 1L + header;
        break;
      case OBJECT:
      case ARRAY:
        if (depth > MAX_DEPTH) {
          throw new Corruption("variant of more than " + MAX_DEPTH + " levels");
        }
        boolean object = (first & 3) == OBJECT;
        int offsetSize = (header & 3) + 1;
        int idSize = object ? (header >> 2 & 3) + 1 : 0;
        int countSize = (header & (object ? 16 : 4)) != 0 ? 4 : 1;
        int count = get(in, at + 1, countSize, end);
        long last = at + 1 + countSize + (long) count * (idSize + offsetSize);
        if (count < 0 || last > end) {
          throw new Corruption("variant of " + count + " elements");
        }
        size = last + offsetSize + get(in, (int) last, offsetSize, end) - at;
        break;
      default:
        size = 1L + primitiveSize(in, at, header, end);
        break;
    }
    if (size < 0 || size > end - at) {
      throw new Corruption("variant ends early");
    }
    return (int) size;
  }

  private static long primitiveSize(byte[] in, int at, int type, int end) {
    switch (type) {
      case 0:
      case 1:
      case 2:
        return 0;
      case 3:
        return 1;
      case 4:
        return 2;
      case 5:
      case 11:
      case 14:
        return 4;
      case 8:
        return 5;
      case 9:
        return 9;
      case 10:
        return 17;
      case 15:
      case 16:
        return 4L + (get(in, at + 1, 4, end) & 0xffff_ffffL);
      case 20:
        return 16;
      default:
        return 8;
    }
  }

  /** The dictionary of keys of one or many values. */
  public static final class Metadata {
    private final List<ByteSlice> keys = new ArrayList<>();
    private final Map<ByteSlice, Integer> ids = new HashMap<>();

    public Metadata(ByteSlice bytes) {
      byte[] in = bytes.base();
      int at = bytes.offset();
      int end = at + bytes.length();
      int header = get(in, at, 1, end);
      if ((header & 15) != 1) {
        throw new Corruption("variant metadata of version " + (header & 15));
      }
      int offsetSize = (header >> 6 & 3) + 1;
      int count = get(in, at + 1, offsetSize, end);
      long data = at + 1L + offsetSize + (count + 1L) * offsetSize;
      if (count < 0 || data > end) {
        throw new Corruption("variant metadata of " + count + " keys");
      }
      for (int i = 0; i < count; i++) {
        int from = get(in, at + 1 + offsetSize * (i + 1), offsetSize, end);
        int to = get(in, at + 1 + offsetSize * (i + 2), offsetSize, end);
        if (from < 0 || to < from || data + to > end) {
          throw new Corruption("variant metadata ends early");
        }
        ByteSlice key = new ByteSlice(in, (int) data + from, to - from);
        keys.add(key);
        ids.putIfAbsent(key, i);
      }
    }

    int size() {
      return keys.size();
    }

    ByteSlice key(int id) {
      if (id < 0 || id >= keys.size()) {
        throw new Corruption("variant key " + id + " of " + keys.size());
      }
      return keys.get(id);
    }

    int id(ByteSlice key) {
      Integer id = ids.get(key);
      if (id == null) {
        throw new Corruption(
            "variant key " + new String(key.toByteArray(), StandardCharsets.UTF_8) + " is unknown");
      }
      return id;
    }
  }
}
