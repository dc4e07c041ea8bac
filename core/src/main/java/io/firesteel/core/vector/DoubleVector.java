package io.firesteel.core.vector;

import io.firesteel.core.type.PhysicalType;

/** 64-bit floating point. */
public final class DoubleVector implements ColumnVector {
  private final double[] values;
  private final Validity validity;
  private final int length;

  /** Takes over {@code values}, which may be longer than {@code length}. */
  public DoubleVector(double[] values, Validity validity, int length) {
    assert length <= values.length;
    this.values = values;
    this.validity = validity;
    this.length = length;
  }

  public DoubleVector(double... values) {
    this(values, Validity.ALL, values.length);
  }

  /** The values themselves, not a copy: read only, at least {@link #length()} long. */
  public double[] values() {
    return values;
  }

  public double get(int row) {
    return values[row];
  }

  public Validity validity() {
    return validity;
  }

  /** The same values under another validity. */
  public DoubleVector withValidity(Validity other) {
    return new DoubleVector(values, other, length);
  }

  @Override
  public PhysicalType physical() {
    return PhysicalType.DOUBLE;
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
  public DoubleVector select(int[] rows, int count) {
    double[] out = new double[count];
    for (int i = 0; i < count; i++) {
      out[i] = values[rows[i]];
    }
    return new DoubleVector(out, validity.select(rows, count), count);
  }

  @Override
  public DoubleVector selectOrNull(int[] rows, int count) {
    double[] out = new double[count];
    for (int i = 0; i < count; i++) {
      int row = rows[i];
      if (row >= 0) {
        out[i] = values[row];
      }
    }
    return new DoubleVector(out, validity.selectOrNull(rows, count), count);
  }

  @Override
  public DoubleVector flatten() {
    return this;
  }

  @Override
  public long retainedBytes() {
    return 16L + (long) values.length * Double.BYTES + validity.retainedBytes();
  }
}
