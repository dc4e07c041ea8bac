package io.firesteel.planner.statistics;

/**
 * What is thought of a column.
 *
 * @param distinct different values before any filter, NaN if unknown
 * @param low smallest value on a number line (numbers, days, microseconds), NaN if unknown
 * @param high largest value on it, NaN if unknown
 * @param nullFraction share of rows that are null
 */
public record ColumnEstimate(double distinct, double low, double high, double nullFraction) {
  public static final ColumnEstimate UNKNOWN =
      new ColumnEstimate(Double.NaN, Double.NaN, Double.NaN, 0);

  /** Distinct values, or {@code otherwise} if unknown; at least 1. */
  public double distinctOr(double otherwise) {
    return Math.max(1, Double.isNaN(distinct) ? otherwise : distinct);
  }

  public boolean hasRange() {
    return !Double.isNaN(low) && !Double.isNaN(high);
  }
}
