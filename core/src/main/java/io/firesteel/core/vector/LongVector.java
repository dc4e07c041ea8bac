package io.firesteel.core.vector;

import io.firesteel.core.type.PhysicalType;

/** 64-bit values: BIGINT, timestamps, TIME, day-time intervals, DECIMAL up to 18 digits. */
public final class LongVector implements ColumnVector {
  private final long[] values;
  private final Validity validity;
  private final int length;

  /** Takes over {@code values}, which may be longer than {@code length}. */
  public LongVector(long[] values, Validity validity, int length) {
    assert length <= values.length;
    this.values = values;
    this.validity = validity;
    this.length = length;
  }

  public LongVector(long... values) {
    this(values, Validity.ALL, values.length);
  }

  /** The values themselves, not a copy: read only, at least {@link #length()} long. */
  public long[] values() {
    return values;
  }

  public long get(int row) {
    return values[row];
  }

  public Validity validity() {
    return validity;
  }

  /** The same values under another validity. */
  public LongVector withValidity(Validity other) {
    return new LongVector(values, other, length);
  }

  @Override
  public PhysicalType physical() {
    return PhysicalType.LONG;
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
  public LongVector select(int[] rows, int count) {
    long[] out = new long[count];
    for (int i = 0; i < count; i++) {
      out[i] = values[rows[i]];
    }
    return new LongVector(out, validity.select(rows, count), count);
  }

  @Override
  public LongVector selectOrNull(int[] rows, int count) {
    long[] out = new long[count];
    for (int i = 0; i < count; i++) {
      int row = rows[i];
      if (row >= 0) {
        out[i] = values[row];
      }
    }
    return new LongVector(out, validity.selectOrNull(rows, count), count);
  }

  @Override
  public LongVector flatten() {
    return this;
  }

  @Override
  public long retainedBytes() {
    return 16L + (long) values.length * Long.BYTES + validity.retainedBytes();
  }
}
