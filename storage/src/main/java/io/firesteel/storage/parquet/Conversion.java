package io.firesteel.storage.parquet;

import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.Validity;

/** Makes a vector of a SQL type of raw values. Stateless. */
interface Conversion {
  /**
   * Takes over the arrays of {@code raw}. Slots that are null hold anything and must not matter.
   */
  ColumnVector convert(RawValues raw, Validity validity, int length);
}
