package io.firesteel.engine.function.cast;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.BytesVector;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.IntVector;
import io.firesteel.core.vector.LongVector;
import io.firesteel.core.vector.Vectors;
import io.firesteel.engine.function.Kernel;

/** Integers as their big-endian bytes: a legacy cast. */
final class BinaryCasts {
  private BinaryCasts() {}

  /** Null for types without such a cast. */
  static Kernel bind(SqlType from) {
    int width;
    switch (from.kind()) {
      case TINYINT:
        width = 1;
        break;
      case SMALLINT:
        width = 2;
        break;
      case INT:
        width = 4;
        break;
      case BIGINT:
        width = 8;
        break;
      default:
        return null;
    }
    return Kernel.infallible(
        (arguments, n) -> {
          ColumnVector flat = arguments[0].flatten();
          byte[] buffer = new byte[n * width];
          int[] offsets = new int[n];
          int[] lengths = new int[n];
          for (int i = 0; i < n; i++) {
            long value = flat instanceof LongVector v ? v.get(i) : ((IntVector) flat).get(i);
            offsets[i] = i * width;
            lengths[i] = width;
            for (int k = width - 1; k >= 0; k--) {
              buffer[offsets[i] + k] = (byte) value;
              value >>= 8;
            }
          }
          return new BytesVector(buffer, offsets, lengths, Vectors.validity(flat), n);
        });
  }
}
