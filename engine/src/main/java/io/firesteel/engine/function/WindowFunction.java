package io.firesteel.engine.function;

import java.util.List;

/**
 * A function that exists only over a window: ranking and offset functions. The window operator
 * implements them by {@link Kind}; aggregates over windows are {@link AggregateFunction}s.
 */
public record WindowFunction(
    String name, List<String> aliases, FunctionDoc doc, Resolver resolver, Kind kind)
    implements FunctionDefinition {

  /** What the operator computes. */
  public enum Kind {
    ROW_NUMBER,
    RANK,
    DENSE_RANK,
    PERCENT_RANK,
    CUME_DIST,
    NTILE,
    LEAD,
    LAG,
    NTH_VALUE
  }

  @Override
  public String toString() {
    return name;
  }
}
