package io.firesteel.core.vector;

import io.firesteel.core.type.PhysicalType;

/** One value, or null, for every row. */
public final class ConstantVector implements ColumnVector {
  private final ColumnVector value;
  private final int length;

  /**
   * @param value a flat vector of length 1
   */
  public ConstantVector(ColumnVector value, int length) {
    assert value.length() == 1 && !(value instanceof ConstantVector);
    this.value = value.flatten();
    this.length = length;
  }

  /** The value as a flat vector of length 1. */
  public ColumnVector value() {
    return value;
  }

  public boolean isNull() {
    return value.isNull(0);
  }

  public ConstantVector withLength(int rows) {
    return rows == length ? this : new ConstantVector(value, rows);
  }

  @Override
  public PhysicalType physical() {
    return value.physical();
  }

  @Override
  public int length() {
    return length;
  }

  @Override
  public boolean isNull(int row) {
    return value.isNull(0);
  }

  @Override
  public boolean mayHaveNulls() {
    return value.isNull(0);
  }

  @Override
  public ConstantVector select(int[] rows, int count) {
    return new ConstantVector(value, count);
  }

  @Override
  public ColumnVector selectOrNull(int[] rows, int count) {
    for (int i = 0; i < count; i++) {
      if (rows[i] < 0) {
        return flattenSelected(rows, count);
      }
    }
    return new ConstantVector(value, count);
  }

  private ColumnVector flattenSelected(int[] rows, int count) {
    int[] zeroOrNull = new int[count];
    for (int i = 0; i < count; i++) {
      zeroOrNull[i] = rows[i] < 0 ? -1 : 0;
    }
    return value.selectOrNull(zeroOrNull, count);
  }

  @Override
  public ColumnVector flatten() {
    return value.select(new int[length], length);
  }

  @Override
  public long retainedBytes() {
    return 32L + value.retainedBytes();
  }
}
