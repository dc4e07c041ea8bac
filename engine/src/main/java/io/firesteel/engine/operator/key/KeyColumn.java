package io.firesteel.engine.operator.key;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.BooleanVector;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.ConstantVector;
import io.firesteel.core.vector.DictionaryVector;
import io.firesteel.core.vector.DoubleVector;
import io.firesteel.core.vector.FloatVector;
import io.firesteel.core.vector.IntVector;
import io.firesteel.core.vector.LongVector;
import io.firesteel.core.vector.Validity;
import java.util.Arrays;

/**
 * One column of a key as bit patterns. Up to 33 bits, NULL is a pattern of its own ({@link
 * #nullPattern}); 64-bit values have their NULLs in a flag beside them, and 0 as the pattern.
 */
public abstract class KeyColumn {
  /** The pattern of a value that no build row has; see {@link #lookup}. */
  public static final long UNKNOWN = -1;

  final int bits;
  final SqlType type;

  KeyColumn(SqlType type, int bits) {
    this.type = type;
    this.bits = bits;
  }

  public static KeyColumn of(SqlType type, long factor) {
    switch (type.kind()) {
      case VOID:
      case BOOLEAN:
        return new OfBoolean(type);
      case TINYINT:
        return new OfInt(type, 9);
      case SMALLINT:
        return new OfInt(type, 17);
      default:
        break;
    }
    switch (type.physical()) {
      case INT:
        return new OfInt(type, 33);
      case LONG:
        return new OfLong(type);
      case FLOAT:
        return new OfFloat(type);
      case DOUBLE:
        return new OfDouble(type);
      default:
        return new InternedColumn(type, factor);
    }
  }

  /** Width of the patterns: 64, or less with NULL among them. */
  public final int bits() {
    return bits;
  }

  public final SqlType type() {
    return type;
  }

  /** Whether NULL is a flag beside the pattern. */
  final boolean flagsNulls() {
    return bits == 64;
  }

  /** The pattern of NULL; 0 where {@link #flagsNulls}. */
  long nullPattern() {
    return flagsNulls() ? 0 : 1L << bits - 1;
  }

  /** Patterns so far are below this, if they are few; else {@link Integer#MAX_VALUE}. */
  int domain() {
    return bits <= 9 ? 1 << bits : Integer.MAX_VALUE;
  }

  /** The patterns of all rows; new values are added to what the column knows. */
  public final void encode(ColumnVector vector, int rows, long[] out) {
    patterns(vector, rows, out, true);
  }

  /** The patterns of all rows, {@link #UNKNOWN} for values that the column does not know. */
  public final void lookup(ColumnVector vector, int rows, long[] out) {
    patterns(vector, rows, out, false);
  }

  private void patterns(ColumnVector vector, int rows, long[] out, boolean add) {
    if (vector instanceof ConstantVector constant) {
      if (constant.isNull()) {
        Arrays.fill(out, 0, rows, nullPattern());
      } else {
        flat(constant.value(), 1, out, add);
        Arrays.fill(out, 1, rows, out[0]);
      }
      return;
    }
    Validity validity = io.firesteel.core.vector.Vectors.validity(vector);
    if (vector instanceof DictionaryVector dictionary) {
      dictionary(dictionary, validity, rows, out, add);
    } else {
      flat(vector, rows, out, add);
    }
    if (!validity.allValid()) {
      long pattern = nullPattern();
      for (int i = 0; i < rows; i++) {
        if (validity.isNull(i)) {
          out[i] = pattern;
        }
      }
    }
  }

  /** Fills the patterns of a flat vector; slots under nulls may get anything. */
  abstract void flat(ColumnVector vector, int rows, long[] out, boolean add);

  void dictionary(DictionaryVector vector, Validity validity, int rows, long[] out, boolean add) {
    ColumnVector flat = vector.flatten();
    flat(flat, rows, out, add);
  }

  /** A hash of the value behind a pattern, which does not depend on the order of arrival. */
  long valueHash(long pattern, long factor) {
    return Hashes.mix(pattern, factor);
  }

  /** The values behind patterns. */
  abstract ColumnVector decode(long[] patterns, int count, Validity validity);

  /** Heap in use. */
  long retainedBytes() {
    return 0;
  }

  private static final class OfBoolean extends KeyColumn {
    OfBoolean(SqlType type) {
      super(type, 2);
    }

    @Override
    void flat(ColumnVector vector, int rows, long[] out, boolean add) {
      boolean[] values = ((BooleanVector) vector).values();
      for (int i = 0; i < rows; i++) {
        out[i] = values[i] ? 1 : 0;
      }
    }

    @Override
    ColumnVector decode(long[] patterns, int count, Validity validity) {
      boolean[] values = new boolean[count];
      for (int i = 0; i < count; i++) {
        values[i] = patterns[i] == 1;
      }
      return new BooleanVector(values, validity, count);
    }
  }

  private static final class OfInt extends KeyColumn {
    private final int unused;

    OfInt(SqlType type, int bits) {
      super(type, bits);
      this.unused = 65 - bits;
    }

    @Override
    void flat(ColumnVector vector, int rows, long[] out, boolean add) {
      int[] values = ((IntVector) vector).values();
      long mask = -1L >>> unused;
      for (int i = 0; i < rows; i++) {
        out[i] = values[i] & mask;
      }
    }

    @Override
    ColumnVector decode(long[] patterns, int count, Validity validity) {
      int[] values = new int[count];
      for (int i = 0; i < count; i++) {
        values[i] = (int) (patterns[i] << unused >> unused);
      }
      return new IntVector(values, validity, count);
    }
  }

  private static final class OfLong extends KeyColumn {
    OfLong(SqlType type) {
      super(type, 64);
    }

    @Override
    void flat(ColumnVector vector, int rows, long[] out, boolean add) {
      System.arraycopy(((LongVector) vector).values(), 0, out, 0, rows);
    }

    @Override
    ColumnVector decode(long[] patterns, int count, Validity validity) {
      return new LongVector(Arrays.copyOf(patterns, count), validity, count);
    }
  }

  private static final class OfFloat extends KeyColumn {
    OfFloat(SqlType type) {
      super(type, 33);
    }

    @Override
    void flat(ColumnVector vector, int rows, long[] out, boolean add) {
      float[] values = ((FloatVector) vector).values();
      for (int i = 0; i < rows; i++) {
        // Adding zero turns -0.0 into 0.0; floatToIntBits makes all NaNs one.
        out[i] = Float.floatToIntBits(values[i] + 0.0f) & 0xffffffffL;
      }
    }

    @Override
    ColumnVector decode(long[] patterns, int count, Validity validity) {
      float[] values = new float[count];
      for (int i = 0; i < count; i++) {
        values[i] = Float.intBitsToFloat((int) patterns[i]);
      }
      return new FloatVector(values, validity, count);
    }
  }

  private static final class OfDouble extends KeyColumn {
    OfDouble(SqlType type) {
      super(type, 64);
    }

    @Override
    void flat(ColumnVector vector, int rows, long[] out, boolean add) {
      double[] values = ((DoubleVector) vector).values();
      for (int i = 0; i < rows; i++) {
        out[i] = Double.doubleToLongBits(values[i] + 0.0d);
      }
    }

    @Override
    ColumnVector decode(long[] patterns, int count, Validity validity) {
      double[] values = new double[count];
      for (int i = 0; i < count; i++) {
        values[i] = Double.longBitsToDouble(patterns[i]);
      }
      return new DoubleVector(values, validity, count);
    }
  }
}
