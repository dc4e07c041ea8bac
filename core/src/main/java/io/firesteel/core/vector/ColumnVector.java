package io.firesteel.core.vector;

import io.firesteel.core.type.PhysicalType;

/** A column of values of one physical type. See the package for what holds of all vectors. */
public sealed interface ColumnVector
    permits BooleanVector,
        IntVector,
        LongVector,
        FloatVector,
        DoubleVector,
        Decimal128Vector,
        BytesVector,
        ListVector,
        MapVector,
        StructVector,
        DictionaryVector,
        ConstantVector {

  /** The layout of the flat form. */
  PhysicalType physical();

  /** Rows. */
  int length();

  boolean isNull(int row);

  /** False if certainly no row is null. */
  boolean mayHaveNulls();

  /** Rows {@code rows[0..count)}, which may repeat, in that order. Keeps the encoding. */
  ColumnVector select(int[] rows, int count);

  /**
   * Like {@link #select}, where a negative row number gives a null (the unmatched side of a join).
   */
  ColumnVector selectOrNull(int[] rows, int count);

  /** The same values as a vector of the class of {@link #physical()}: this, or a copy. */
  ColumnVector flatten();

  /**
   * Bytes of heap that this vector keeps alive, shared parts counted in full. An upper bound for
   * memory accounting.
   */
  long retainedBytes();
}
