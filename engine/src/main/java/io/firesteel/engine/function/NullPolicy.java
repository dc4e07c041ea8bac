package io.firesteel.engine.function;

/** What a scalar function makes of null arguments. */
public enum NullPolicy {
  /**
   * Null as soon as one argument is null, and only then unless {@link ScalarFunction#makesNull()}.
   */
  STRICT,
  /** It looks at nulls itself. */
  CALLED
}
