package io.firesteel.engine.function.operator;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.Validity;
import io.firesteel.core.vector.Vectors;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/** What becomes of the rows for which an operator has no answer: an error, or null. */
final class Failures {
  private Failures() {}

  /** The rows that are valid in all arguments. */
  static Validity validity(ColumnVector[] arguments, int n) {
    Validity all = Validity.ALL;
    for (ColumnVector argument : arguments) {
      if (argument != null && argument.mayHaveNulls()) {
        all = Validity.and(all, Vectors.validity(argument), n);
      }
    }
    return all;
  }

  /**
   * Looks at each valid row: the first that fails is raised, or all that fail become null.
   *
   * @param error for a row, or null if failing rows become null
   * @return the validity of the result
   */
  static Validity settle(
      Validity validity, int n, IntPredicate fails, IntFunction<SqlException> error) {
    boolean[] nulls = null;
    for (int i = 0; i < n; i++) {
      if (validity.isValid(i) && fails.test(i)) {
        if (error != null) {
          throw error.apply(i);
        }
        nulls = nulls == null ? new boolean[n] : nulls;
        nulls[i] = true;
      }
    }
    return nulls == null ? validity : Validity.and(validity, Validity.ofNulls(nulls, n), n);
  }
}
