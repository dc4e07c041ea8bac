package io.firesteel.jdbc;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/**
 * One column of a frame, read in place. Which getters work depends on the encoding; {@link Column}
 * knows which to call for which type.
 */
abstract class Values {
  private byte[] bytes;
  private int bitmap = -1;

  /** Whether the row is NULL. */
  boolean isNull(int row) {
    return bitmap >= 0 && (bytes[bitmap + (row >> 3)] >> (row & 7) & 1) == 0;
  }

  long getLong(int row) {
    throw new IllegalStateException(getClass().getSimpleName());
  }

  double getDouble(int row) {
    throw new IllegalStateException(getClass().getSimpleName());
  }

  /** The unscaled value of a decimal. */
  BigInteger getUnscaled(int row) {
    return BigInteger.valueOf(getLong(row));
  }

  /** Whether {@link #getLong} gives the unscaled value. */
  boolean isLong() {
    return false;
  }

  String getText(int row) {
    throw new IllegalStateException(getClass().getSimpleName());
  }

  byte[] getBytes(int row) {
    throw new IllegalStateException(getClass().getSimpleName());
  }

  static Values read(MessageReader in, SqlType type, int rows) {
    int encoding = in.readByte();
    int nulls = in.readByte();
    if (nulls == 2) {
      return new Nulls();
    }
    int bitmap = -1;
    if (nulls == 1) {
      bitmap = in.position;
      in.position += 8 * (rows + 63 >> 6);
    }
    Values values = payload(encoding, in, type, rows);
    values.bytes = in.bytes;
    values.bitmap = bitmap;
    return values;
  }

  private static Values payload(int encoding, MessageReader in, SqlType type, int rows) {
    switch (encoding) {
      case 1:
        return new Booleans(in, rows);
      case 2:
        return new Integers(in, rows);
      case 3:
        return new Floats(in, rows);
      case 4:
        return new Doubles(in, rows);
      case 5:
        return new Decimals(in, rows);
      case 6:
        return new Bytes(in, rows);
      case 7:
        return new Dictionary(in, type, rows);
      case 8:
        return new Constant(read(in, type, 1));
      case 9:
        return new Lists(in, type, rows);
      case 10:
        return new Maps(in, type, rows);
      case 11:
        return new Structs(in, type, rows);
      default:
        throw new IllegalStateException("unknown encoding " + encoding);
    }
  }

  /** The row's number inside shared values, for encodings that share. */
  int index(int row) {
    return row;
  }

  static final class Nulls extends Values {
    @Override
    boolean isNull(int row) {
      return true;
    }
  }

  static final class Booleans extends Values {
    private final byte[] data;
    private final int from;

    Booleans(MessageReader in, int rows) {
      data = in.bytes;
      from = in.position;
      in.position += rows;
    }

    @Override
    long getLong(int row) {
      return data[from + row];
    }
  }

  static final class Integers extends Values {
    private final byte[] data;
    private final int from;
    private final int width;
    private final long base;

    Integers(MessageReader in, int rows) {
      base = in.readLong();
      width = in.readByte();
      data = in.bytes;
      from = in.position;
      in.position += width * rows;
    }

    @Override
    long getLong(int row) {
      switch (width) {
        case 0:
          return base;
        case 1:
          return base + (data[from + row] & 0xff);
        case 2:
          return base + ((short) Bits.SHORTS.get(data, from + 2 * row) & 0xffff);
        case 4:
          return base + ((int) Bits.INTS.get(data, from + 4 * row) & 0xffffffffL);
        default:
          return base + (long) Bits.LONGS.get(data, from + 8 * row);
      }
    }

    @Override
    boolean isLong() {
      return true;
    }
  }

  static final class Floats extends Values {
    private final byte[] data;
    private final int from;

    Floats(MessageReader in, int rows) {
      data = in.bytes;
      from = in.position;
      in.position += 4 * rows;
    }

    @Override
    double getDouble(int row) {
      return Float.intBitsToFloat((int) Bits.INTS.get(data, from + 4 * row));
    }
  }

  static final class Doubles extends Values {
    private final byte[] data;
    private final int from;

    Doubles(MessageReader in, int rows) {
      data = in.bytes;
      from = in.position;
      in.position += 8 * rows;
    }

    @Override
    double getDouble(int row) {
      return Double.longBitsToDouble((long) Bits.LONGS.get(data, from + 8 * row));
    }
  }

  static final class Decimals extends Values {
    private final byte[] data;
    private final int from;

    Decimals(MessageReader in, int rows) {
      data = in.bytes;
      from = in.position;
      in.position += 16 * rows;
    }

    @Override
    BigInteger getUnscaled(int row) {
      byte[] big = new byte[16];
      int at = from + 16 * row;
      for (int i = 0; i < 16; i++) {
        big[15 - i] = data[at + i];
      }
      return new BigInteger(big);
    }
  }

  static final class Bytes extends Values {
    private final byte[] data;
    private final boolean ascii;
    private final int rows;
    private final Integers lengths;
    private final int from;
    private int[] offsets;

    Bytes(MessageReader in, int rows) {
      data = in.bytes;
      ascii = in.readByte() == 1;
      this.rows = rows;
      lengths = new Integers(in, rows);
      int total = in.readInt();
      from = in.position;
      in.position += total;
    }

    private int[] offsets() {
      int[] all = offsets;
      if (all == null) {
        all = new int[rows + 1];
        int at = from;
        for (int i = 0; i < rows; i++) {
          all[i] = at;
          at += (int) lengths.getLong(i);
        }
        all[rows] = at;
        offsets = all;
      }
      return all;
    }

    @Override
    String getText(int row) {
      int[] all = offsets();
      int start = all[row];
      return new String(
          data,
          start,
          all[row + 1] - start,
          ascii ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
    }

    @Override
    byte[] getBytes(int row) {
      int[] all = offsets();
      return java.util.Arrays.copyOfRange(data, all[row], all[row + 1]);
    }
  }

  /** Rows that share values: codes into them. */
  static final class Dictionary extends Values {
    final Values entries;
    final int size;
    private final Integers codes;

    Dictionary(MessageReader in, SqlType type, int rows) {
      size = in.readInt();
      codes = new Integers(in, rows);
      entries = read(in, type, size);
    }

    @Override
    int index(int row) {
      return (int) codes.getLong(row);
    }
  }

  /** One value for all rows. */
  static final class Constant extends Values {
    final Values value;

    Constant(Values value) {
      this.value = value;
    }

    @Override
    int index(int row) {
      return 0;
    }
  }

  static final class Lists extends Values {
    final Column elements;
    private final int[] offsets;

    Lists(MessageReader in, SqlType type, int rows) {
      offsets = offsets(new Integers(in, rows), rows);
      elements = new Column(type.children.get(0), read(in, type.children.get(0), in.readInt()));
    }

    int from(int row) {
      return offsets[row];
    }

    int to(int row) {
      return offsets[row + 1];
    }
  }

  static final class Maps extends Values {
    final Column keys;
    final Column values;
    private final int[] offsets;

    Maps(MessageReader in, SqlType type, int rows) {
      offsets = offsets(new Integers(in, rows), rows);
      int entries = in.readInt();
      keys = new Column(type.children.get(0), read(in, type.children.get(0), entries));
      values = new Column(type.children.get(1), read(in, type.children.get(1), entries));
    }

    int from(int row) {
      return offsets[row];
    }

    int to(int row) {
      return offsets[row + 1];
    }
  }

  static final class Structs extends Values {
    final Column[] fields;

    Structs(MessageReader in, SqlType type, int rows) {
      java.util.List<SqlType> types = parts(type);
      fields = new Column[types.size()];
      for (int i = 0; i < fields.length; i++) {
        fields[i] = new Column(types.get(i), read(in, types.get(i), rows));
      }
    }

    private static java.util.List<SqlType> parts(SqlType type) {
      switch (type.kind) {
        case VARIANT:
          return java.util.List.of(
              SqlType.of(SqlType.Kind.BINARY), SqlType.of(SqlType.Kind.BINARY));
        case CALENDAR_INTERVAL:
          return java.util.List.of(
              SqlType.of(SqlType.Kind.INT),
              SqlType.of(SqlType.Kind.INT),
              SqlType.of(SqlType.Kind.BIGINT));
        default:
          return type.children;
      }
    }
  }

  private static int[] offsets(Integers lengths, int rows) {
    int[] offsets = new int[rows + 1];
    for (int i = 0; i < rows; i++) {
      offsets[i + 1] = offsets[i] + (int) lengths.getLong(i);
    }
    return offsets;
  }
}
