package io.firesteel.core.vector;

import io.firesteel.core.type.PhysicalType;

/** Maps: each row is a range of entries in a key and a value vector of equal length. */
public final class MapVector implements ColumnVector {
  private final int[] offsets;
  private final int[] lengths;
  private final ColumnVector keys;
  private final ColumnVector values;
  private final Validity validity;
  private final int length;

  /** Takes over the arrays: row i holds entries [offsets[i], offsets[i] + lengths[i]). */
  public MapVector(
      int[] offsets,
      int[] lengths,
      ColumnVector keys,
      ColumnVector values,
      Validity validity,
      int length) {
    assert keys.length() == values.length();
    this.offsets = offsets;
    this.lengths = lengths;
    this.keys = keys;
    this.values = values;
    this.validity = validity;
    this.length = length;
  }

  public ColumnVector keys() {
    return keys;
  }

  public ColumnVector values() {
    return values;
  }

  public int offset(int row) {
    return offsets[row];
  }

  public int size(int row) {
    return lengths[row];
  }

  public int[] offsets() {
    return offsets;
  }

  public int[] lengths() {
    return lengths;
  }

  public Validity validity() {
    return validity;
  }

  public MapVector withValidity(Validity other) {
    return new MapVector(offsets, lengths, keys, values, other, length);
  }

  @Override
  public PhysicalType physical() {
    return PhysicalType.MAP;
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
  public MapVector select(int[] rows, int count) {
    return new MapVector(
        Ranges.select(offsets, rows, count),
        Ranges.select(lengths, rows, count),
        keys,
        values,
        validity.select(rows, count),
        count);
  }

  @Override
  public MapVector selectOrNull(int[] rows, int count) {
    return new MapVector(
        Ranges.selectOrZero(offsets, rows, count),
        Ranges.selectOrZero(lengths, rows, count),
        keys,
        values,
        validity.selectOrNull(rows, count),
        count);
  }

  @Override
  public MapVector flatten() {
    return this;
  }

  @Override
  public long retainedBytes() {
    return 64L
        + 8L * offsets.length
        + validity.retainedBytes()
        + keys.retainedBytes()
        + values.retainedBytes();
  }
}
