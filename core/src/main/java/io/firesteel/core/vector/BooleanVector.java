package io.firesteel.core.vector;

import io.firesteel.core.type.PhysicalType;

/** Booleans, one array slot each; also VOID, all rows null. */
public final class BooleanVector implements ColumnVector {
  private final boolean[] values;
  private final Validity validity;
  private final int length;

  /** Takes over {@code values}, which may be longer than {@code length}. */
  public BooleanVector(boolean[] values, Validity validity, int length) {
    assert length <= values.length;
    this.values = values;
    this.validity = validity;
    this.length = length;
  }

  public BooleanVector(boolean... values) {
    this(values, Validity.ALL, values.length);
  }

  /** The values themselves, not a copy: read only, at least {@link #length()} long. */
  public boolean[] values() {
    return values;
  }

  public boolean get(int row) {
    return values[row];
  }

  public Validity validity() {
    return validity;
  }

  /** The same values under another validity. */
  public BooleanVector withValidity(Validity other) {
    return new BooleanVector(values, other, length);
  }

  @Override
  public PhysicalType physical() {
    return PhysicalType.BOOLEAN;
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
  public BooleanVector select(int[] rows, int count) {
    boolean[] out = new boolean[count];
    for (int i = 0; i < count; i++) {
      out[i] = values[rows[i]];
    }
    return new BooleanVector(out, validity.select(rows, count), count);
  }

  @Override
  public BooleanVector selectOrNull(int[] rows, int count) {
    boolean[] out = new boolean[count];
    for (int i = 0; i < count; i++) {
      int row = rows[i];
      if (row >= 0) {
        out[i] = values[row];
      }
    }
    return new BooleanVector(out, validity.selectOrNull(rows, count), count);
  }

  @Override
  public BooleanVector flatten() {
    return this;
  }

  @Override
  public long retainedBytes() {
    return 16L + (long) values.length * 1 + validity.retainedBytes();
  }
}
