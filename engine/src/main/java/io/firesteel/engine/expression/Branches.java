package io.firesteel.engine.expression;

import io.firesteel.core.type.PhysicalType;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.BooleanVector;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.ConstantVector;
import io.firesteel.core.vector.Decimal128Vector;
import io.firesteel.core.vector.DictionaryVector;
import io.firesteel.core.vector.DoubleVector;
import io.firesteel.core.vector.FloatVector;
import io.firesteel.core.vector.IntVector;
import io.firesteel.core.vector.LongVector;
import io.firesteel.core.vector.Validity;
import io.firesteel.core.vector.VectorBuilder;
import java.util.ArrayList;
import java.util.List;

/** Puts together the result of CASE or COALESCE from what its branches gave for their rows. */
final class Branches {
  private final SqlType type;
  private final int count;
  private final List<Piece> pieces = new ArrayList<>();

  /** Rows of the result, and where in the branch's values each of them is. */
  private record Piece(int[] rows, int size, ColumnVector values, int[] source) {
    ColumnVector flat() {
      return values instanceof ConstantVector c ? c.value() : values.flatten();
    }

    int at(int j) {
      return source == null ? 0 : source[j];
    }
  }

  Branches(SqlType type, int count) {
    this.type = type;
    this.count = count;
  }

  /** Evaluates a branch for some rows, in the way that is cheaper, and adds its values. */
  void evaluate(Node branch, Rows all, int[] rows, int size) {
    if (size == 0) {
      return;
    }
    if (branch.isDenseCheap(size, all.count())) {
      add(rows, size, branch.evaluate(all), rows);
    } else {
      add(rows, size, branch.evaluate(all.subset(rows, size)), identity(size));
    }
  }

  /** Adds values: row {@code rows[j]} is row {@code source[j]} of {@code values}. */
  void add(int[] rows, int size, ColumnVector values, int[] source) {
    if (values instanceof ConstantVector c) {
      pieces.add(new Piece(rows, size, c, null));
    } else {
      pieces.add(new Piece(rows, size, values, source));
    }
  }

  static int[] identity(int size) {
    int[] rows = new int[size];
    for (int i = 0; i < size; i++) {
      rows[i] = i;
    }
    return rows;
  }

  /** Every row has been added once. */
  ColumnVector build() {
    if (pieces.size() == 1) {
      Piece only = pieces.get(0);
      return only.source == null
          ? ((ConstantVector) only.values).withLength(count)
          : only.values.length() == count ? only.values : select(only);
    }
    boolean constants = true;
    for (Piece piece : pieces) {
      constants &= piece.source == null;
    }
    if (constants && type.physical() != PhysicalType.BOOLEAN) {
      return ofConstants();
    }
    boolean[] nulls = nulls();
    Validity validity = nulls == null ? Validity.ALL : Validity.ofNulls(nulls, count);
    switch (type.physical()) {
      case BOOLEAN:
        boolean[] booleans = new boolean[count];
        for (Piece p : pieces) {
          scatter(((BooleanVector) p.flat()).values(), p, booleans);
        }
        return new BooleanVector(booleans, validity, count);
      case INT:
        int[] ints = new int[count];
        for (Piece p : pieces) {
          scatter(((IntVector) p.flat()).values(), p, ints);
        }
        return new IntVector(ints, validity, count);
      case LONG:
        long[] longs = new long[count];
        for (Piece p : pieces) {
          scatter(((LongVector) p.flat()).values(), p, longs);
        }
        return new LongVector(longs, validity, count);
      case FLOAT:
        float[] floats = new float[count];
        for (Piece p : pieces) {
          float[] from = ((FloatVector) p.flat()).values();
          for (int j = 0; j < p.size; j++) {
            floats[p.rows[j]] = from[p.at(j)];
          }
        }
        return new FloatVector(floats, validity, count);
      case DOUBLE:
        double[] doubles = new double[count];
        for (Piece p : pieces) {
          scatter(((DoubleVector) p.flat()).values(), p, doubles);
        }
        return new DoubleVector(doubles, validity, count);
      case DECIMAL128:
        long[] high = new long[count];
        long[] low = new long[count];
        for (Piece p : pieces) {
          Decimal128Vector from = (Decimal128Vector) p.flat();
          scatter(from.high(), p, high);
          scatter(from.low(), p, low);
        }
        return new Decimal128Vector(high, low, validity, count);
      default:
        return concatenate();
    }
  }

  private ColumnVector select(Piece piece) {
    int[] from = new int[count];
    for (int j = 0; j < piece.size; j++) {
      from[piece.rows[j]] = piece.source[j];
    }
    return piece.values.select(from, count);
  }

  /** Few values for many rows: a dictionary of them. */
  private ColumnVector ofConstants() {
    VectorBuilder dictionary = VectorBuilder.of(type, pieces.size());
    int[] codes = new int[count];
    Validity.Builder validity = new Validity.Builder(count);
    for (Piece piece : pieces) {
      ConstantVector constant = (ConstantVector) piece.values;
      if (constant.isNull()) {
        for (int j = 0; j < piece.size; j++) {
          validity.setNull(piece.rows[j]);
        }
      } else {
        int code = dictionary.size();
        dictionary.append(constant.value(), 0, 1);
        for (int j = 0; j < piece.size; j++) {
          codes[piece.rows[j]] = code;
        }
      }
    }
    ColumnVector entries = dictionary.build();
    return entries.length() == 0
        ? io.firesteel.core.vector.Vectors.nulls(type, count)
        : new DictionaryVector(entries, codes, validity.build(count), count, false);
  }

  private boolean[] nulls() {
    boolean[] nulls = null;
    for (Piece piece : pieces) {
      if (piece.values.mayHaveNulls()) {
        nulls = nulls == null ? new boolean[count] : nulls;
        for (int j = 0; j < piece.size; j++) {
          nulls[piece.rows[j]] = piece.values.isNull(piece.source == null ? 0 : piece.source[j]);
        }
      }
    }
    return nulls;
  }

  private ColumnVector concatenate() {
    VectorBuilder all = VectorBuilder.of(type, count);
    int[] position = new int[count];
    for (Piece piece : pieces) {
      int base = all.size();
      if (piece.source == null) {
        all.append(((ConstantVector) piece.values).value(), 0, 1);
        for (int j = 0; j < piece.size; j++) {
          position[piece.rows[j]] = base;
        }
      } else {
        all.append(piece.values, piece.source, piece.size);
        for (int j = 0; j < piece.size; j++) {
          position[piece.rows[j]] = base + j;
        }
      }
    }
    return all.build().select(position, count);
  }

  private static void scatter(boolean[] from, Piece p, boolean[] to) {
    for (int j = 0; j < p.size; j++) {
      to[p.rows[j]] = from[p.at(j)];
    }
  }

  private static void scatter(int[] from, Piece p, int[] to) {
    for (int j = 0; j < p.size; j++) {
      to[p.rows[j]] = from[p.at(j)];
    }
  }

  private static void scatter(long[] from, Piece p, long[] to) {
    if (p.source == null) {
      long value = from[0];
      for (int j = 0; j < p.size; j++) {
        to[p.rows[j]] = value;
      }
      return;
    }
    for (int j = 0; j < p.size; j++) {
      to[p.rows[j]] = from[p.source[j]];
    }
  }

  private static void scatter(double[] from, Piece p, double[] to) {
    for (int j = 0; j < p.size; j++) {
      to[p.rows[j]] = from[p.at(j)];
    }
  }
}
