package io.firesteel.engine.function;

import java.util.List;

/**
 * The text form of a function's overloads: {@code "(parameters) -> result"}.
 *
 * <p>A parameter is a type pattern, with {@code ?} behind it if it may be left out (the
 * implementation then sees fewer arguments), or {@code = literal} for a default that is filled in,
 * or {@code ...} if it repeats (last only, zero or more times; {@code +} for one or more).
 * Patterns:
 *
 * <ul>
 *   <li>a type: {@code string}, {@code int}, {@code bigint}, {@code double}, {@code decimal},
 *       {@code boolean}, {@code binary}, {@code date}, {@code timestamp}, {@code timestamp_ntz},
 *       {@code time}...: the argument is cast to it implicitly where Spark's ANSI or legacy rules
 *       allow;
 *   <li>a choice: {@code string|binary}: the first that the argument is or can be cast to;
 *   <li>a family: {@code numeric}, {@code integral}, {@code interval}, {@code datetime}, {@code
 *       any}, {@code orderable}, {@code map}, {@code array}, {@code struct}: taken as it is;
 *   <li>a variable: {@code T}, {@code K}, {@code V}; all arguments of one variable are cast to
 *       their common type; inside {@code array<T>}, {@code map<K,V>} too.
 *   <li>a name for named arguments before a colon: {@code str: string}.
 * </ul>
 *
 * <p>The result is a type, a variable, a type built of them ({@code array<T>}), or {@code $1} for
 * the type that the first argument ends up with.
 */
public final class Signature {
  private Signature() {}

  /** Resolves against overloads, tried in order; the error is that of the nearest one. */
  public static Resolver resolver(String... signatures) {
    throw new UnsupportedOperationException("to be written: " + List.of(signatures));
  }
}
