package io.firesteel.core.vector;

import io.firesteel.core.type.PhysicalType;

/**
 * Codes into a shared flat vector. The dictionary has no null entries; it may have entries that no
 * row uses (so a function that can fail must not be evaluated blindly over it) and, unless {@link
 * #distinct()}, entries that are equal.
 */
public final class DictionaryVector implements ColumnVector {
  private final ColumnVector dictionary;
  private final int[] codes;
  private final Validity validity;
  private final int length;
  private final boolean distinct;

  /**
   * Takes over {@code codes}: each row's index into the dictionary. Null rows hold any valid code.
   *
   * @param dictionary a flat vector without nulls
   * @param distinct whether no two entries are equal, so that codes may stand for values in groups
   */
  public DictionaryVector(
      ColumnVector dictionary, int[] codes, Validity validity, int length, boolean distinct) {
    assert !(dictionary instanceof DictionaryVector) && !(dictionary instanceof ConstantVector);
    this.dictionary = dictionary;
    this.codes = codes;
    this.validity = validity;
    this.length = length;
    this.distinct = distinct;
  }

  public ColumnVector dictionary() {
    return dictionary;
  }

  public int[] codes() {
    return codes;
  }

  public Validity validity() {
    return validity;
  }

  public boolean distinct() {
    return distinct;
  }

  @Override
  public PhysicalType physical() {
    return dictionary.physical();
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
  public DictionaryVector select(int[] rows, int count) {
    return new DictionaryVector(
        dictionary,
        Ranges.select(codes, rows, count),
        validity.select(rows, count),
        count,
        distinct);
  }

  @Override
  public DictionaryVector selectOrNull(int[] rows, int count) {
    return new DictionaryVector(
        dictionary,
        Ranges.selectOrZero(codes, rows, count),
        validity.selectOrNull(rows, count),
        count,
        distinct);
  }

  @Override
  public ColumnVector flatten() {
    if (dictionary.length() == 0) {
      return Vectors.nulls(dictionary, length);
    }
    return Vectors.withValidity(dictionary.select(codes, length), validity);
  }

  @Override
  public long retainedBytes() {
    return 48L + 4L * codes.length + validity.retainedBytes() + dictionary.retainedBytes();
  }
}
