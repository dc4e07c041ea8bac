package io.firesteel.core.vector;

import io.firesteel.core.type.PhysicalType;

/** Structs: a vector for each field, all of this vector's length. */
public final class StructVector implements ColumnVector {
  private final ColumnVector[] fields;
  private final Validity validity;
  private final int length;

  public StructVector(ColumnVector[] fields, Validity validity, int length) {
    this.fields = fields;
    this.validity = validity;
    this.length = length;
  }

  /** A field's values; where the struct is null they mean nothing. */
  public ColumnVector field(int index) {
    return fields[index];
  }

  public int fieldCount() {
    return fields.length;
  }

  public Validity validity() {
    return validity;
  }

  public StructVector withValidity(Validity other) {
    return new StructVector(fields, other, length);
  }

  @Override
  public PhysicalType physical() {
    return PhysicalType.STRUCT;
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
  public StructVector select(int[] rows, int count) {
    ColumnVector[] out = new ColumnVector[fields.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = fields[i].select(rows, count);
    }
    return new StructVector(out, validity.select(rows, count), count);
  }

  @Override
  public StructVector selectOrNull(int[] rows, int count) {
    ColumnVector[] out = new ColumnVector[fields.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = fields[i].selectOrNull(rows, count);
    }
    return new StructVector(out, validity.selectOrNull(rows, count), count);
  }

  @Override
  public StructVector flatten() {
    return this;
  }

  @Override
  public long retainedBytes() {
    long bytes = 32L + validity.retainedBytes();
    for (ColumnVector field : fields) {
      bytes += field.retainedBytes();
    }
    return bytes;
  }
}
