package io.firesteel.core.vector;

import io.firesteel.core.type.PhysicalType;

/**
 * DECIMAL of 19 to 38 digits: the unscaled value as a 128-bit two's complement integer, high and
 * low words in arrays of their own.
 */
public final class Decimal128Vector implements ColumnVector {
  private final long[] high;
  private final long[] low;
  private final Validity validity;
  private final int length;

  /** Takes over both arrays, which may be longer than {@code length}. */
  public Decimal128Vector(long[] high, long[] low, Validity validity, int length) {
    assert length <= high.length && length <= low.length;
    this.high = high;
    this.low = low;
    this.validity = validity;
    this.length = length;
  }

  /** The high (signed) words: read only. */
  public long[] high() {
    return high;
  }

  /** The low (unsigned) words: read only. */
  public long[] low() {
    return low;
  }

  public Validity validity() {
    return validity;
  }

  public Decimal128Vector withValidity(Validity other) {
    return new Decimal128Vector(high, low, other, length);
  }

  @Override
  public PhysicalType physical() {
    return PhysicalType.DECIMAL128;
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
  public Decimal128Vector select(int[] rows, int count) {
    long[] h = new long[count];
    long[] l = new long[count];
    for (int i = 0; i < count; i++) {
      h[i] = high[rows[i]];
      l[i] = low[rows[i]];
    }
    return new Decimal128Vector(h, l, validity.select(rows, count), count);
  }

  @Override
  public Decimal128Vector selectOrNull(int[] rows, int count) {
    long[] h = new long[count];
    long[] l = new long[count];
    for (int i = 0; i < count; i++) {
      int row = rows[i];
      if (row >= 0) {
        h[i] = high[row];
        l[i] = low[row];
      }
    }
    return new Decimal128Vector(h, l, validity.selectOrNull(rows, count), count);
  }

  @Override
  public Decimal128Vector flatten() {
    return this;
  }

  @Override
  public long retainedBytes() {
    return 32L + 16L * high.length + validity.retainedBytes();
  }
}
