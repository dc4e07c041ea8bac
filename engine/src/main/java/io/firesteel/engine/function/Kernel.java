package io.firesteel.engine.function;

import io.firesteel.core.vector.ColumnVector;

/** A bound scalar function: one dense loop. Belongs to one worker. */
@FunctionalInterface
public interface Kernel {
  /**
   * Evaluates all rows.
   *
   * <p>Arguments arrive in any encoding; nulls are the kernel's matter only under {@link
   * NullPolicy#CALLED} — for STRICT functions the caller has already answered batches whose
   * argument is a constant NULL, and every other null must come out as null (the lifts do this).
   * The arguments of a lambda are null here; the captured values of all lambdas follow the
   * arguments in order.
   *
   * @return a vector of {@code rows} rows in any encoding
   * @throws io.firesteel.core.error.SqlException for the first failing row, unless bound to TRY
   */
  ColumnVector evaluate(ColumnVector[] arguments, int rows);

  /**
   * Whether a row can fail with the types and mode that it was bound to. Asked only where {@link
   * ScalarFunction#canFail()}; a kernel that knows better says false.
   */
  default boolean canFail() {
    return true;
  }

  /** The same loop, declared unable to fail in its binding. */
  static Kernel infallible(Kernel kernel) {
    return new Kernel() {
      @Override
      public ColumnVector evaluate(ColumnVector[] arguments, int rows) {
        return kernel.evaluate(arguments, rows);
      }

      @Override
      public boolean canFail() {
        return false;
      }
    };
  }
}
