package io.firesteel.storage.catalog;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What is known of a column's values without reading them. Estimates for planning: bounds may be
 * wider than the data, and nothing here may decide a result.
 *
 * @param min lower bound of the non-null values, as {@link io.firesteel.core.vector.Vectors} has it
 * @param max upper bound of the non-null values
 * @param nulls rows that are null
 * @param distinct different non-null values, estimated
 * @param averageBytes bytes a value takes in its file, uncompressed
 */
public record ColumnStatistics(
    Optional<Object> min,
    Optional<Object> max,
    OptionalLong nulls,
    OptionalDouble distinct,
    OptionalDouble averageBytes) {
  public static final ColumnStatistics UNKNOWN =
      new ColumnStatistics(
          Optional.empty(),
          Optional.empty(),
          OptionalLong.empty(),
          OptionalDouble.empty(),
          OptionalDouble.empty());
}
