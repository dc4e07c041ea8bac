package io.firesteel.planner.analyse;

import io.firesteel.engine.function.GeneratorFunction;

/** A generator in a select list. The call's type is the struct of its columns. */
final class PendingGenerator extends Placeholder {
  private static final long serialVersionUID = 1L;
  private final transient GeneratorFunction function;
  private final boolean outer;

  PendingGenerator(GeneratorFunction function, boolean outer) {
    super("generator " + function.name() + (outer ? " outer" : ""));
    this.function = function;
    this.outer = outer;
  }

  GeneratorFunction function() {
    return function;
  }

  boolean outer() {
    return outer;
  }
}
