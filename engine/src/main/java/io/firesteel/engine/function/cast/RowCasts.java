package io.firesteel.engine.function.cast;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.vector.BooleanVector;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.DoubleVector;
import io.firesteel.core.vector.FloatVector;
import io.firesteel.core.vector.IntVector;
import io.firesteel.core.vector.LongVector;
import io.firesteel.core.vector.Validity;
import io.firesteel.core.vector.Vectors;
import io.firesteel.engine.function.Kernel;

/** Loops over conversions of single rows: nulls, and what becomes of rows that fail. */
final class RowCasts {
  private RowCasts() {}

  /** The error of a row for which there is no value. */
  interface RowError {
    SqlException of(ColumnVector flat, int row);
  }

  /** Sets {@code out[row]}; false if the row has no value. */
  interface ToInt {
    boolean convert(ColumnVector flat, int row, int[] out);
  }

  /** Sets {@code out[row]}; false if the row has no value. */
  interface ToLong {
    boolean convert(ColumnVector flat, int row, long[] out);
  }

  /** Sets {@code out[row]}; false if the row has no value. */
  interface ToDouble {
    boolean convert(ColumnVector flat, int row, double[] out);
  }

  /** Sets {@code out[row]}; false if the row has no value. */
  interface ToFloat {
    boolean convert(ColumnVector flat, int row, float[] out);
  }

  /** Sets {@code out[row]}; false if the row has no value. */
  interface ToBoolean {
    boolean convert(ColumnVector flat, int row, boolean[] out);
  }

  /** Collects the rows that fail: raises the first, or makes all null. */
  static final class Nulls {
    private final ColumnVector flat;
    private final int rows;
    private final RowError error;
    private boolean[] failed;

    /**
     * @param error null if failing rows become null
     */
    Nulls(ColumnVector flat, int rows, RowError error) {
      this.flat = flat;
      this.rows = rows;
      this.error = error;
    }

    void fail(int row) {
      if (error != null) {
        throw error.of(flat, row);
      }
      if (failed == null) {
        failed = new boolean[rows];
      }
      failed[row] = true;
    }

    Validity validity() {
      Validity validity = Vectors.validity(flat);
      return failed == null
          ? validity
          : Validity.and(validity, Validity.ofNulls(failed, rows), rows);
    }
  }

  private static Kernel kernel(Kernel loop, RowError error) {
    return error == null ? Kernel.infallible(loop) : loop;
  }

  static Kernel toInts(ToInt conversion, RowError error) {
    return kernel(
        (arguments, n) -> {
          ColumnVector flat = arguments[0].flatten();
          Nulls nulls = new Nulls(flat, n, error);
          int[] out = new int[n];
          for (int i = 0; i < n; i++) {
            if (!flat.isNull(i) && !conversion.convert(flat, i, out)) {
              nulls.fail(i);
            }
          }
          return new IntVector(out, nulls.validity(), n);
        },
        error);
  }

  static Kernel toLongs(ToLong conversion, RowError error) {
    return kernel(
        (arguments, n) -> {
          ColumnVector flat = arguments[0].flatten();
          Nulls nulls = new Nulls(flat, n, error);
          long[] out = new long[n];
          for (int i = 0; i < n; i++) {
            if (!flat.isNull(i) && !conversion.convert(flat, i, out)) {
              nulls.fail(i);
            }
          }
          return new LongVector(out, nulls.validity(), n);
        },
        error);
  }

  static Kernel toDoubles(ToDouble conversion, RowError error) {
    return kernel(
        (arguments, n) -> {
          ColumnVector flat = arguments[0].flatten();
          Nulls nulls = new Nulls(flat, n, error);
          double[] out = new double[n];
          for (int i = 0; i < n; i++) {
            if (!flat.isNull(i) && !conversion.convert(flat, i, out)) {
              nulls.fail(i);
            }
          }
          return new DoubleVector(out, nulls.validity(), n);
        },
        error);
  }

  static Kernel toFloats(ToFloat conversion, RowError error) {
    return kernel(
        (arguments, n) -> {
          ColumnVector flat = arguments[0].flatten();
          Nulls nulls = new Nulls(flat, n, error);
          float[] out = new float[n];
          for (int i = 0; i < n; i++) {
            if (!flat.isNull(i) && !conversion.convert(flat, i, out)) {
              nulls.fail(i);
            }
          }
          return new FloatVector(out, nulls.validity(), n);
        },
        error);
  }

  static Kernel toBooleans(ToBoolean conversion, RowError error) {
    return kernel(
        (arguments, n) -> {
          ColumnVector flat = arguments[0].flatten();
          Nulls nulls = new Nulls(flat, n, error);
          boolean[] out = new boolean[n];
          for (int i = 0; i < n; i++) {
            if (!flat.isNull(i) && !conversion.convert(flat, i, out)) {
              nulls.fail(i);
            }
          }
          return new BooleanVector(out, nulls.validity(), n);
        },
        error);
  }
}
