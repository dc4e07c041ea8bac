package io.firesteel.core.vector;

import io.firesteel.core.type.PhysicalType;

/** 32-bit values: TINYINT, SMALLINT, INT, DATE, year-month intervals. */
public final class IntVector implements ColumnVector {
  private final int[] values;
  private final Validity validity;
  private final int length;

  /** Takes over {@code values}, which may be longer than {@code length}. */
  public IntVector(int[] values, Validity validity, int length) {
    assert length <= values.length;
    this.values = values;
    this.validity = validity;
    this.length = length;
  }

  public IntVector(int... values) {
    this(values, Validity.ALL, values.length);
  }

  /** The values themselves, not a copy: read only, at least {@link #length()} long. */
  public int[] values() {
    return values;
  }

  public int get(int row) {
    return values[row];
  }

  public Validity validity() {
    return validity;
  }

  /** The same values under another validity. */
  public IntVector withValidity(Validity other) {
    return new IntVector(values, other, length);
  }

  @Override
  public PhysicalType physical() {
    return PhysicalType.INT;
  }

  @Override
  public int length() {
    return length;
  }

  @Override
  public boolean isNull(int row) {
    return validity.isNull(row);
  }

  @Override
  public boolean mayHaveNulls() {
    return !validity.allValid();
  }

  @Override
  public IntVector select(int[] rows, int count) {
    int[] out = new int[count];
    for (int i = 0; i < count; i++) {
      out[i] = values[rows[i]];
    }
    return new IntVector(out, validity.select(rows, count), count);
  }

  @Override
  public IntVector selectOrNull(int[] rows, int count) {
    int[] out = new int[count];
    for (int i = 0; i < count; i++) {
      int row = rows[i];
      if (row >= 0) {
        out[i] = values[row];
      }
    }
    return new IntVector(out, validity.selectOrNull(rows, count), count);
  }

  @Override
  public IntVector flatten() {
    return this;
  }

  @Override
  public long retainedBytes() {
    return 16L + (long) values.length * Integer.BYTES + validity.retainedBytes();
  }
}
