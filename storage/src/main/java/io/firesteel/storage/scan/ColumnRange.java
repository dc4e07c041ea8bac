package io.firesteel.storage.scan;

import java.util.List;

/**
 * A necessary condition on one column, for pruning: rows for which it does not hold cannot be in
 * the result. Values are objects in the form {@code Vectors} describes for the column's type, and
 * compare as SQL compares them: strings by bytes, NaN equal to itself and above all numbers, -0.0
 * equal to 0.0. Collated strings cannot be described by ranges.
 *
 * @param column position in {@link ScanSpec#columns()}
 * @param path names of struct fields below the column; empty for the column itself
 * @param min least value, or null for none
 * @param max greatest value, or null for none
 * @param in the only possible values (non-null, any order), or null if not enumerated
 * @param nulls what holds of NULL
 */
public record ColumnRange(
    int column,
    List<String> path,
    Object min,
    boolean minInclusive,
    Object max,
    boolean maxInclusive,
    List<Object> in,
    Nulls nulls) {

  /** Whether NULL can pass. */
  public enum Nulls {
    /** Values must pass the bounds, NULL does not pass: comparisons, IN, IS NOT NULL. */
    FAIL,
    /** Values must pass the bounds, NULL passes too. */
    PASS,
    /** Only NULL passes: IS NULL. */
    ONLY
  }

  public ColumnRange {
    path = List.copyOf(path);
    in = in == null ? null : List.copyOf(in);
  }

  /** Between two bounds, either of which may be null for none. */
  public static ColumnRange between(
      int column, Object min, boolean minInclusive, Object max, boolean maxInclusive) {
    return new ColumnRange(
        column, List.of(), min, minInclusive, max, maxInclusive, null, Nulls.FAIL);
  }

  public static ColumnRange equalTo(int column, Object value) {
    return in(column, List.of(value));
  }

  /** One of the values; none of them null. An empty list means that no row passes. */
  public static ColumnRange in(int column, List<?> values) {
    return new ColumnRange(
        column, List.of(), null, true, null, true, List.copyOf(values), Nulls.FAIL);
  }

  public static ColumnRange isNull(int column) {
    return new ColumnRange(column, List.of(), null, true, null, true, null, Nulls.ONLY);
  }

  public static ColumnRange isNotNull(int column) {
    return new ColumnRange(column, List.of(), null, true, null, true, null, Nulls.FAIL);
  }

  /** A condition that no row passes. */
  public static ColumnRange never(int column) {
    return in(column, List.of());
  }

  /** The same condition on a field below the column. */
  public ColumnRange at(List<String> fields) {
    return new ColumnRange(column, fields, min, minInclusive, max, maxInclusive, in, nulls);
  }

  /** The same condition, passed by NULL as well. */
  public ColumnRange orNull() {
    return new ColumnRange(column, path, min, minInclusive, max, maxInclusive, in, Nulls.PASS);
  }
}
