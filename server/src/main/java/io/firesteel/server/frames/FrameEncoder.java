package io.firesteel.server.frames;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.Batch;
import io.firesteel.core.vector.BooleanVector;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.ConstantVector;
import io.firesteel.core.vector.Decimal128Vector;
import io.firesteel.core.vector.DoubleVector;
import io.firesteel.core.vector.FloatVector;
import io.firesteel.core.vector.ListVector;
import io.firesteel.core.vector.MapVector;
import io.firesteel.core.vector.StructVector;
import io.firesteel.core.vector.VectorBuilder;
import io.firesteel.core.vector.Vectors;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes batches as one column frame (see the package). Dictionaries and constants stay what they
 * are; several dictionaries of one column (row groups have their own) become one.
 */
public final class FrameEncoder {
  static final int BOOLEAN = 1;
  static final int INTEGER = 2;
  static final int FLOAT = 3;
  static final int DOUBLE = 4;
  static final int DECIMAL128 = 5;
  static final int BYTES = 6;
  static final int DICTIONARY = 7;
  static final int CONSTANT = 8;
  static final int LIST = 9;
  static final int MAP = 10;
  static final int STRUCT = 11;

  static final int NO_NULLS = 0;
  static final int SOME_NULLS = 1;
  static final int ALL_NULL = 2;

  private final ByteSink out;

  public FrameEncoder(ByteSink out) {
    this.out = out;
  }

  /** Writes the rows of all batches, which have the given column types. */
  public void encode(List<SqlType> types, List<Batch> batches) {
    int rows = 0;
    for (Batch batch : batches) {
      rows += batch.rows();
    }
    int start = out.size();
    out.writeInt(rows);
    out.writeInt(types.size());
    int directory = out.claim(4L * types.size());
    for (int i = 0; i < types.size(); i++) {
      out.setInt(directory + 4 * i, out.size() - start);
      List<ColumnVector> parts = new ArrayList<>(batches.size());
      for (Batch batch : batches) {
        parts.add(batch.column(i));
      }
      body(types.get(i), parts, rows);
    }
  }

  private void body(SqlType type, List<ColumnVector> parts, int rows) {
    long[] valid = Nulls.bitmap(parts, rows);
    if (valid != null && Nulls.none(valid, rows)) {
      out.writeByte(BOOLEAN);
      out.writeByte(ALL_NULL);
      return;
    }
    if (rows > 0 && valid == null && sameConstant(type, parts)) {
      out.writeByte(CONSTANT);
      out.writeByte(NO_NULLS);
      body(type, List.of(((ConstantVector) parts.get(0)).value()), 1);
      return;
    }
    if (rows > 0 && DictionaryMerge.allDictionaries(parts)) {
      DictionaryMerge merge = DictionaryMerge.of(parts, rows);
      if (merge != null) {
        head(DICTIONARY, valid);
        out.writeInt(merge.entries());
        Integers.write(out, merge.codes(), rows);
        body(type, merge.dictionaries(), merge.entries());
        return;
      }
    }
    List<ColumnVector> flat = new ArrayList<>(parts.size());
    for (ColumnVector part : parts) {
      flat.add(part.flatten());
    }
    flat(type, flat, rows, valid);
  }

  private void head(int encoding, long[] valid) {
    out.writeByte(encoding);
    if (valid == null) {
      out.writeByte(NO_NULLS);
      return;
    }
    out.writeByte(SOME_NULLS);
    int at = out.claim(8L * valid.length);
    for (int i = 0; i < valid.length; i++) {
      ByteSink.LONGS.set(out.array(), at + 8 * i, valid[i]);
    }
  }

  private static boolean sameConstant(SqlType type, List<ColumnVector> parts) {
    for (ColumnVector part : parts) {
      if (!(part instanceof ConstantVector)) {
        return false;
      }
    }
    if (parts.size() > 1) {
      Object first = Vectors.get(type, parts.get(0), 0);
      for (ColumnVector part : parts) {
        if (!first.equals(Vectors.get(type, part, 0))) {
          return false;
        }
      }
    }
    return true;
  }

  private void flat(SqlType type, List<ColumnVector> parts, int rows, long[] valid) {
    switch (type.physical()) {
      case BOOLEAN:
        head(BOOLEAN, valid);
        booleans(parts, rows);
        return;
      case INT:
        head(INTEGER, valid);
        Integers.writeInts(out, parts, rows);
        return;
      case LONG:
        head(INTEGER, valid);
        Integers.writeLongs(out, parts, rows);
        return;
      case FLOAT:
        head(FLOAT, valid);
        floats(parts, rows);
        return;
      case DOUBLE:
        head(DOUBLE, valid);
        doubles(parts, rows);
        return;
      case DECIMAL128:
        decimals(parts, rows, valid);
        return;
      case BYTES:
        head(BYTES, valid);
        ByteStrings.write(out, parts, rows);
        return;
      case LIST:
        list((SqlType.ArrayType) type, parts, valid);
        return;
      case MAP:
        map((SqlType.MapType) type, parts, valid);
        return;
      case STRUCT:
        head(STRUCT, valid);
        struct(type, parts, rows);
        return;
    }
    throw new AssertionError(type);
  }

  private void booleans(List<ColumnVector> parts, int rows) {
    int at = out.claim(rows);
    byte[] bytes = out.array();
    for (ColumnVector part : parts) {
      boolean[] values = ((BooleanVector) part).values();
      for (int i = 0; i < part.length(); i++) {
        bytes[at++] = (byte) (values[i] ? 1 : 0);
      }
    }
  }

  private void floats(List<ColumnVector> parts, int rows) {
    int at = out.claim(4L * rows);
    byte[] bytes = out.array();
    for (ColumnVector part : parts) {
      float[] values = ((FloatVector) part).values();
      for (int i = 0; i < part.length(); i++, at += 4) {
        ByteSink.INTS.set(bytes, at, Float.floatToRawIntBits(values[i]));
      }
    }
  }

  private void doubles(List<ColumnVector> parts, int rows) {
    int at = out.claim(8L * rows);
    byte[] bytes = out.array();
    for (ColumnVector part : parts) {
      double[] values = ((DoubleVector) part).values();
      for (int i = 0; i < part.length(); i++, at += 8) {
        ByteSink.LONGS.set(bytes, at, Double.doubleToRawLongBits(values[i]));
      }
    }
  }

  private void decimals(List<ColumnVector> parts, int rows, long[] valid) {
    long[] low = new long[rows];
    long[] high = new long[rows];
    int row = 0;
    boolean narrow = true;
    for (ColumnVector part : parts) {
      Decimal128Vector v = (Decimal128Vector) part;
      for (int i = 0; i < part.length(); i++, row++) {
        if (!v.isNull(i)) {
          low[row] = v.low()[i];
          high[row] = v.high()[i];
          narrow &= high[row] == low[row] >> 63;
        }
      }
    }
    if (narrow) {
      head(INTEGER, valid);
      Integers.write(out, low, valid, rows);
      return;
    }
    head(DECIMAL128, valid);
    int at = out.claim(16L * rows);
    for (int i = 0; i < rows; i++, at += 16) {
      ByteSink.LONGS.set(out.array(), at, low[i]);
      ByteSink.LONGS.set(out.array(), at + 8, high[i]);
    }
  }

  /** One flat vector with its nested values in row order and nothing between them. */
  private static ColumnVector dense(SqlType type, List<ColumnVector> parts) {
    int rows = 0;
    for (ColumnVector part : parts) {
      rows += part.length();
    }
    VectorBuilder builder = VectorBuilder.of(type, rows);
    for (ColumnVector part : parts) {
      builder.append(part, 0, part.length());
    }
    return builder.build();
  }

  private void list(SqlType.ArrayType type, List<ColumnVector> parts, long[] valid) {
    ListVector all = (ListVector) dense(type, parts);
    head(LIST, valid);
    Integers.write(out, all.lengths(), all.length());
    out.writeInt(all.elements().length());
    body(type.element(), List.of(all.elements()), all.elements().length());
  }

  private void map(SqlType.MapType type, List<ColumnVector> parts, long[] valid) {
    MapVector all = (MapVector) dense(type, parts);
    head(MAP, valid);
    Integers.write(out, all.lengths(), all.length());
    out.writeInt(all.keys().length());
    body(type.key(), List.of(all.keys()), all.keys().length());
    body(type.value(), List.of(all.values()), all.values().length());
  }

  private void struct(SqlType type, List<ColumnVector> parts, int rows) {
    List<SqlType> fields = Vectors.parts(type);
    for (int f = 0; f < fields.size(); f++) {
      List<ColumnVector> field = new ArrayList<>(parts.size());
      for (ColumnVector part : parts) {
        field.add(((StructVector) part).field(f));
      }
      body(fields.get(f), field, rows);
    }
  }
}
