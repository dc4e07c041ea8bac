package io.firesteel.planner.analyse;

import io.firesteel.core.type.SqlType;
import java.util.List;
import java.util.Map;

/**
 * What is known of a statement's parameter markers.
 *
 * @param positionalTypes types of the {@code ?} that stay parameters of the plan, as far as the
 *     client said; null entries and missing ones are inferred
 * @param positional values put in place of the {@code ?} (EXECUTE IMMEDIATE), or empty
 * @param named values put in place of {@code :name}
 */
public record Parameters(
    List<SqlType> positionalTypes, List<Constant> positional, Map<String, Constant> named) {
  /** Nothing is known: every {@code ?} is inferred, no name is bound. */
  public static final Parameters NONE = new Parameters(List.of(), List.of(), Map.of());
}
