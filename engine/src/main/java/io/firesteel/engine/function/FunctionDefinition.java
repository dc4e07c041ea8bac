package io.firesteel.engine.function;

import java.util.List;

/** What all kinds of functions have. */
public sealed interface FunctionDefinition
    permits ScalarFunction, AggregateFunction, WindowFunction, GeneratorFunction {

  /** The canonical name: lower case, or an operator's symbol. */
  String name();

  /** Further names. */
  List<String> aliases();

  FunctionDoc doc();

  /** From argument types to result type. */
  Resolver resolver();

  /**
   * Whether equal arguments give equal results within a query; {@code rand} and {@code uuid} do
   * not.
   */
  default boolean deterministic() {
    return true;
  }
}
