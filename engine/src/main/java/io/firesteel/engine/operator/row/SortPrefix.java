package io.firesteel.engine.operator.row;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.BooleanVector;
import io.firesteel.core.vector.BytesVector;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.ConstantVector;
import io.firesteel.core.vector.Decimal128Vector;
import io.firesteel.core.vector.DictionaryVector;
import io.firesteel.core.vector.DoubleVector;
import io.firesteel.core.vector.FloatVector;
import io.firesteel.core.vector.IntVector;
import io.firesteel.core.vector.LongVector;
import io.firesteel.core.vector.Validity;
import io.firesteel.core.vector.Vectors;
import io.firesteel.engine.plan.SortKey;
import java.util.List;

/**
 * The leading sort keys of rows as one unsigned 64-bit number each, ascending in the order asked
 * for. Keys are packed one behind the other, the null bit first, as long as they fit; the last one
 * may be cut.
 */
public final class SortPrefix {
  /** The numbers, one a row. */
  public final long[] values;

  /** Keys from here on still decide between rows of equal numbers. */
  public final int undecided;

  private SortPrefix(long[] values, int undecided) {
    this.values = values;
    this.undecided = undecided;
  }

  /**
   * @param nullBits whether every key gets a null bit, so that numbers of different vectors
   *     compare; else only those whose vector may have nulls
   */
  public static SortPrefix of(
      ColumnVector[] columns, List<SqlType> types, List<SortKey> keys, int rows, boolean nullBits) {
    long[] prefix = new long[rows];
    int free = 64;
    int decided = 0;
    for (SortKey key : keys) {
      ColumnVector column = columns[key.column()];
      SqlType type = types.get(key.column());
      int nullBit = nullBits || column.mayHaveNulls() ? 1 : 0;
      int bits = width(type);
      if (bits == 0 || free <= nullBit) {
        break;
      }
      long[] normal = normalise(column, type, rows);
      boolean whole = bits > 0 && nullBit + bits <= free;
      append(prefix, free, normal, Math.abs(bits), column, key, nullBit, rows);
      free -= nullBit + Math.abs(bits);
      if (!whole) {
        break;
      }
      decided++;
    }
    return new SortPrefix(prefix, decided);
  }

  /** Bits of a normalised value; negative if it does not decide; 0 if there is none. */
  private static int width(SqlType type) {
    if (type instanceof SqlType.StringType s && !s.isBinary()) {
      return 0;
    }
    switch (type.physical()) {
      case BOOLEAN:
        return 1;
      case INT:
        switch (type.kind()) {
          case TINYINT:
            return 8;
          case SMALLINT:
            return 16;
          default:
            return 32;
        }
      case FLOAT:
        return 32;
      case LONG:
      case DOUBLE:
        return 64;
      case DECIMAL128:
      case BYTES:
        return -64;
      default:
        return 0;
    }
  }

  private static void append(
      long[] prefix,
      int free,
      long[] normal,
      int bits,
      ColumnVector column,
      SortKey key,
      int nullBit,
      int rows) {
    Validity validity = Vectors.validity(column);
    long mask = -1L >>> 64 - bits;
    long flip = key.descending() ? mask : 0;
    int room = free - nullBit;
    long validBit = nullBit == 1 && key.nullsFirst() ? 1L << free - 1 : 0;
    long nullValue = nullBit == 1 && !key.nullsFirst() ? 1L << free - 1 : 0;
    for (int i = 0; i < rows; i++) {
      if (validity.isNull(i)) {
        prefix[i] |= nullValue;
      } else {
        long value = (normal[i] & mask) ^ flip;
        prefix[i] |= validBit | (bits <= room ? value << room - bits : value >>> bits - room);
      }
    }
  }

  /** Values as unsigned numbers of {@link #width} bits, ascending. */
  private static long[] normalise(ColumnVector column, SqlType type, int rows) {
    if (column instanceof DictionaryVector d) {
      long[] entries = normalise(d.dictionary(), type, d.dictionary().length());
      long[] out = new long[rows];
      int[] codes = d.codes();
      for (int i = 0; i < rows && entries.length > 0; i++) {
        out[i] = entries[codes[i]];
      }
      return out;
    }
    if (column instanceof ConstantVector c) {
      long[] out = new long[rows];
      if (!c.isNull()) {
        java.util.Arrays.fill(out, normalise(c.value(), type, 1)[0]);
      }
      return out;
    }
    long[] out = new long[rows];
    switch (type.physical()) {
      case BOOLEAN:
        boolean[] booleans = ((BooleanVector) column).values();
        for (int i = 0; i < rows; i++) {
          out[i] = booleans[i] ? 1 : 0;
        }
        break;
      case INT:
        int[] ints = ((IntVector) column).values();
        long half = 1L << width(type) - 1;
        for (int i = 0; i < rows; i++) {
          out[i] = ints[i] + half;
        }
        break;
      case LONG:
        long[] longs = ((LongVector) column).values();
        for (int i = 0; i < rows; i++) {
          out[i] = longs[i] ^ Long.MIN_VALUE;
        }
        break;
      case FLOAT:
        float[] floats = ((FloatVector) column).values();
        for (int i = 0; i < rows; i++) {
          int b = Float.floatToIntBits(floats[i] + 0.0f);
          out[i] = (b ^ (b >> 31 | Integer.MIN_VALUE)) & 0xffffffffL;
        }
        break;
      case DOUBLE:
        double[] doubles = ((DoubleVector) column).values();
        for (int i = 0; i < rows; i++) {
          long b = Double.doubleToLongBits(doubles[i] + 0.0d);
          out[i] = b ^ (b >> 63 | Long.MIN_VALUE);
        }
        break;
      case DECIMAL128:
        decimals((Decimal128Vector) column, out, rows);
        break;
      case BYTES:
        strings((BytesVector) column, out, rows);
        break;
      default:
        throw new AssertionError(type);
    }
    return out;
  }

  // Values that fit a long are kept in full; the others are put at the ends, and the rest is left
  // to the comparison.
  private static void decimals(Decimal128Vector column, long[] out, int rows) {
    long[] high = column.high();
    long[] low = column.low();
    for (int i = 0; i < rows; i++) {
      long value = high[i] == low[i] >> 63 ? low[i] : high[i] < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
      out[i] = value ^ Long.MIN_VALUE;
    }
  }

  private static void strings(BytesVector column, long[] out, int rows) {
    Validity validity = column.validity();
    for (int i = 0; i < rows; i++) {
      if (validity.isNull(i)) {
        continue;
      }
      byte[] base = column.base(i);
      int from = column.offset(i);
      int n = Math.min(8, column.size(i));
      long value = 0;
      for (int b = 0; b < n; b++) {
        value |= (base[from + b] & 0xffL) << 56 - 8 * b;
      }
      out[i] = value;
    }
  }
}
