package io.firesteel.core.vector;

import io.firesteel.core.type.PhysicalType;

/** 32-bit floating point. */
public final class FloatVector implements ColumnVector {
  private final float[] values;
  private final Validity validity;
  private final int length;

  /** Takes over {@code values}, which may be longer than {@code length}. */
  public FloatVector(float[] values, Validity validity, int length) {
    assert length <= values.length;
    this.values = values;
    this.validity = validity;
    this.length = length;
  }

  public FloatVector(float... values) {
    this(values, Validity.ALL, values.length);
  }

  /** The values themselves, not a copy: read only, at least {@link #length()} long. */
  public float[] values() {
    return values;
  }

  public float get(int row) {
    return values[row];
  }

  public Validity validity() {
    return validity;
  }

  /** The same values under another validity. */
  public FloatVector withValidity(Validity other) {
    return new FloatVector(values, other, length);
  }

  @Override
  public PhysicalType physical() {
    return PhysicalType.FLOAT;
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
  public FloatVector select(int[] rows, int count) {
    float[] out = new float[count];
    for (int i = 0; i < count; i++) {
      out[i] = values[rows[i]];
    }
    return new FloatVector(out, validity.select(rows, count), count);
  }

  @Override
  public FloatVector selectOrNull(int[] rows, int count) {
    float[] out = new float[count];
    for (int i = 0; i < count; i++) {
      int row = rows[i];
      if (row >= 0) {
        out[i] = values[row];
      }
    }
    return new FloatVector(out, validity.selectOrNull(rows, count), count);
  }

  @Override
  public FloatVector flatten() {
    return this;
  }

  @Override
  public long retainedBytes() {
    return 16L + (long) values.length * Float.BYTES + validity.retainedBytes();
  }
}
