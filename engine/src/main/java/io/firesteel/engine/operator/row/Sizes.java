package io.firesteel.engine.operator.row;

import io.firesteel.core.vector.BooleanVector;
import io.firesteel.core.vector.BytesVector;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.ConstantVector;
import io.firesteel.core.vector.Decimal128Vector;
import io.firesteel.core.vector.DictionaryVector;
import io.firesteel.core.vector.FloatVector;
import io.firesteel.core.vector.IntVector;
import io.firesteel.core.vector.ListVector;
import io.firesteel.core.vector.MapVector;
import io.firesteel.core.vector.StructVector;

/**
 * What a vector's rows weigh. Unlike {@code retainedBytes} this does not charge a page, a
 * dictionary or an element vector in full to every batch that shares it.
 */
public final class Sizes {
  private Sizes() {}

  /** Bytes of the vector's own rows. */
  public static long ownBytes(ColumnVector vector) {
    long rows = vector.length();
    long nulls = vector.mayHaveNulls() ? rows >> 3 : 0;
    if (vector instanceof ConstantVector) {
      return 64;
    } else if (vector instanceof DictionaryVector
        || vector instanceof IntVector
        || vector instanceof FloatVector) {
      return 32 + 4 * rows + nulls;
    } else if (vector instanceof BooleanVector) {
      return 32 + rows + nulls;
    } else if (vector instanceof Decimal128Vector) {
      return 32 + 16 * rows + nulls;
    } else if (vector instanceof BytesVector v) {
      return 64 + 12 * rows + nulls + sum(v.lengths(), v.length());
    } else if (vector instanceof ListVector v) {
      return 64 + 8 * rows + nulls + share(v.elements(), sum(v.lengths(), v.length()));
    } else if (vector instanceof MapVector v) {
      long entries = sum(v.lengths(), v.length());
      return 64 + 8 * rows + nulls + share(v.keys(), entries) + share(v.values(), entries);
    } else if (vector instanceof StructVector v) {
      long bytes = 32 + nulls;
      for (int i = 0; i < v.fieldCount(); i++) {
        bytes += ownBytes(v.field(i));
      }
      return bytes;
    }
    return 32 + 8 * rows + nulls;
  }

  private static long share(ColumnVector elements, long used) {
    int all = elements.length();
    return all == 0 ? 0 : (long) (ownBytes(elements) * Math.min(1.0, (double) used / all));
  }

  private static long sum(int[] lengths, int rows) {
    long sum = 0;
    for (int i = 0; i < rows; i++) {
      sum += lengths[i];
    }
    return sum;
  }
}
