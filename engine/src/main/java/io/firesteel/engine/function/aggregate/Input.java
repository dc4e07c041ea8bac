package io.firesteel.engine.function.aggregate;

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
import java.util.Arrays;

/**
 * An argument column as loops want it: flat values, and codes into them unless the column is flat
 * itself. A constant column has codes of zero.
 *
 * @param flat the values or the dictionary
 * @param codes for each row its index in {@code flat}, or null if that is the row itself
 * @param validity of the rows
 */
record Input(ColumnVector flat, int[] codes, Validity validity) {
  private static volatile int[] zeros = new int[4096];

  static Input of(ColumnVector column) {
    if (column instanceof DictionaryVector d) {
      return new Input(d.dictionary(), d.codes(), d.validity());
    }
    if (column instanceof ConstantVector c) {
      return new Input(c.value(), zeros(c.length()), Vectors.validity(c));
    }
    return new Input(column, null, Vectors.validity(column));
  }

  static int[] zeros(int length) {
    int[] shared = zeros;
    if (shared.length < length) {
      shared = new int[length];
      zeros = shared;
    }
    return shared;
  }

  /** The same group for every row. */
  static int[] filled(int group, int rows) {
    int[] groups = new int[rows];
    Arrays.fill(groups, group);
    return groups;
  }

  boolean noNulls() {
    return validity.allValid();
  }

  int index(int row) {
    return codes == null ? row : codes[row];
  }

  boolean[] booleans() {
    return ((BooleanVector) flat).values();
  }

  int[] ints() {
    return ((IntVector) flat).values();
  }

  long[] longs() {
    return ((LongVector) flat).values();
  }

  float[] floats() {
    return ((FloatVector) flat).values();
  }

  double[] doubles() {
    return ((DoubleVector) flat).values();
  }

  Decimal128Vector decimals() {
    return (Decimal128Vector) flat;
  }

  BytesVector bytes() {
    return (BytesVector) flat;
  }

  /** The same rows with integers of both widths as longs; shared if they are longs already. */
  Input asLongs(int rows) {
    if (flat instanceof LongVector) {
      return this;
    }
    int[] narrow = ints();
    long[] wide = new long[rows];
    if (codes == null) {
      for (int i = 0; i < rows; i++) {
        wide[i] = narrow[i];
      }
    } else {
      for (int i = 0; i < rows; i++) {
        wide[i] = narrow[codes[i]];
      }
    }
    return new Input(new LongVector(wide, validity, rows), null, validity);
  }

  /** The same rows with numbers as doubles (decimals unscaled); shared if they are already. */
  Input asDoubles(int rows) {
    if (flat instanceof DoubleVector) {
      return this;
    }
    double[] wide = new double[rows];
    if (flat instanceof FloatVector) {
      float[] floats = floats();
      for (int i = 0; i < rows; i++) {
        wide[i] = floats[index(i)];
      }
    } else {
      Input longs = asLongs(rows);
      long[] values = longs.longs();
      for (int i = 0; i < rows; i++) {
        wide[i] = values[longs.index(i)];
      }
    }
    return new Input(new DoubleVector(wide, validity, rows), null, validity);
  }
}
