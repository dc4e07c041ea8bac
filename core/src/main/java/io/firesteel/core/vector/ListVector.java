package io.firesteel.core.vector;

import io.firesteel.core.type.PhysicalType;

/** Arrays: each row is a range of an element vector that rows may share. */
public final class ListVector implements ColumnVector {
  private final int[] offsets;
  private final int[] lengths;
  private final ColumnVector elements;
  private final Validity validity;
  private final int length;

  /** Takes over the arrays: row i is elements [offsets[i], offsets[i] + lengths[i]). */
  public ListVector(
      int[] offsets, int[] lengths, ColumnVector elements, Validity validity, int length) {
    assert length <= offsets.length && length <= lengths.length;
    this.offsets = offsets;
    this.lengths = lengths;
    this.elements = elements;
    this.validity = validity;
    this.length = length;
  }

  public ColumnVector elements() {
    return elements;
  }

  /** The index of the row's first element. */
  public int offset(int row) {
    return offsets[row];
  }

  /** How many elements the row has. */
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

  public ListVector withValidity(Validity other) {
    return new ListVector(offsets, lengths, elements, other, length);
  }

  @Override
  public PhysicalType physical() {
    return PhysicalType.LIST;
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
  public ListVector select(int[] rows, int count) {
    return new ListVector(
        Ranges.select(offsets, rows, count),
        Ranges.select(lengths, rows, count),
        elements,
        validity.select(rows, count),
        count);
  }

  @Override
  public ListVector selectOrNull(int[] rows, int count) {
    return new ListVector(
        Ranges.selectOrZero(offsets, rows, count),
        Ranges.selectOrZero(lengths, rows, count),
        elements,
        validity.selectOrNull(rows, count),
        count);
  }

  @Override
  public ListVector flatten() {
    return this;
  }

  @Override
  public long retainedBytes() {
    return 64L + 8L * offsets.length + validity.retainedBytes() + elements.retainedBytes();
  }
}
