package io.firesteel.engine.function.operator;

import io.firesteel.core.type.PhysicalType;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.BooleanVector;
import io.firesteel.core.vector.BytesVector;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.ConstantVector;
import io.firesteel.core.vector.DoubleVector;
import io.firesteel.core.vector.IntVector;
import io.firesteel.core.vector.LongVector;
import io.firesteel.core.vector.Validity;
import io.firesteel.core.vector.Vectors;
import io.firesteel.engine.function.BindContext;
import io.firesteel.engine.function.Kernel;
import java.math.BigDecimal;
import java.util.Arrays;

/**
 * The comparison operators. All six come down to "equal" and "less", of swapped operands and
 * negated as needed: the order is total.
 */
final class Comparisons {
  /** The operators. */
  enum Op {
    EQUAL,
    NOT_EQUAL,
    LESS,
    LESS_OR_EQUAL,
    GREATER,
    GREATER_OR_EQUAL;

    boolean isEquality() {
      return this == EQUAL || this == NOT_EQUAL;
    }

    boolean isNegated() {
      return this == NOT_EQUAL || this == LESS_OR_EQUAL || this == GREATER_OR_EQUAL;
    }

    /** a &gt; b is b &lt; a, and a &lt;= b is not b &lt; a. */
    boolean isSwapped() {
      return this == GREATER || this == LESS_OR_EQUAL;
    }
  }

  private Comparisons() {}

  /** The kernel for two operands of one type. */
  static Kernel bind(Op op, BindContext context) {
    Loop loop = loop(op.isEquality(), context, op.isSwapped());
    boolean swapped = op.isSwapped();
    boolean negated = op.isNegated();
    return Kernel.infallible(
        (arguments, n) -> {
          boolean[] out = new boolean[n];
          loop.compare(arguments[swapped ? 1 : 0], arguments[swapped ? 0 : 1], n, out, negated);
          return new BooleanVector(out, Failures.validity(arguments, n), n);
        });
  }

  /** {@code <=>}: never null, and null equals null. */
  static Kernel bindNullSafe(BindContext context) {
    Loop loop = loop(true, context, false);
    return Kernel.infallible(
        (arguments, n) -> {
          boolean[] out = new boolean[n];
          ColumnVector a = arguments[0];
          ColumnVector b = arguments[1];
          loop.compare(a, b, n, out, false);
          if (a.mayHaveNulls() || b.mayHaveNulls()) {
            for (int i = 0; i < n; i++) {
              boolean x = a.isNull(i);
              boolean y = b.isNull(i);
              out[i] = x || y ? x && y : out[i];
            }
          }
          return new BooleanVector(out, Validity.ALL, n);
        });
  }

  /** Sets out[i] to whether a is equal to (or less than) b, negated on demand. */
  private interface Loop {
    void compare(ColumnVector a, ColumnVector b, int n, boolean[] out, boolean negated);
  }

  private static Loop loop(boolean equal, BindContext context, boolean swapped) {
    SqlType type = context.argument(0);
    if (type instanceof SqlType.DecimalType a
        && context.argument(1) instanceof SqlType.DecimalType b
        && !a.equals(b)) {
      return decimals(equal, swapped ? b : a, swapped ? a : b);
    }
    return loop(equal, type);
  }

  /** Decimals so different that no decimal type holds both. */
  private static Loop decimals(boolean equal, SqlType.DecimalType left, SqlType.DecimalType right) {
    return (a, b, n, out, negated) -> {
      for (int i = 0; i < n; i++) {
        if (!a.isNull(i) && !b.isNull(i)) {
          BigDecimal x = (BigDecimal) Vectors.get(left, a, i);
          int c = x.compareTo((BigDecimal) Vectors.get(right, b, i));
          out[i] = (equal ? c == 0 : c < 0) ^ negated;
        }
      }
    };
  }

  private static Loop loop(boolean equal, SqlType type) {
    PhysicalType physical = type.physical();
    Operand left = new Operand();
    Operand right = new Operand();
    switch (physical) {
      case BOOLEAN:
        return (a, b, n, out, negated) -> {
          boolean[] x = Operand.booleans(a);
          boolean[] y = Operand.booleans(b);
          for (int i = 0; i < n; i++) {
            out[i] = (equal ? x[i] == y[i] : !x[i] & y[i]) ^ negated;
          }
        };
      case INT:
        return (a, b, n, out, negated) -> ints(equal, a, b, n, out, negated, left, right);
      case LONG:
        return (a, b, n, out, negated) -> longs(equal, a, b, n, out, negated, left, right);
      case FLOAT:
        return (a, b, n, out, negated) -> {
          float[] x = left.floats(a, n);
          float[] y = right.floats(b, n);
          for (int i = 0; i < n; i++) {
            out[i] = (equal ? equal(x[i], y[i]) : less(x[i], y[i])) ^ negated;
          }
        };
      case DOUBLE:
        return (a, b, n, out, negated) -> {
          double[] x = left.doubles(a, n);
          if (b instanceof ConstantVector c && !Double.isNaN(((DoubleVector) c.value()).get(0))) {
            // Nothing that is less than a number, or equal to it, is not a number.
            double one = ((DoubleVector) c.value()).get(0);
            for (int i = 0; i < n; i++) {
              out[i] = equal ? x[i] == one : x[i] < one;
            }
            if (negated) {
              negate(out, n);
            }
            return;
          }
          double[] y = right.doubles(b, n);
          if (equal) {
            for (int i = 0; i < n; i++) {
              out[i] = equal(x[i], y[i]);
            }
          } else {
            for (int i = 0; i < n; i++) {
              out[i] = less(x[i], y[i]);
            }
          }
          if (negated) {
            negate(out, n);
          }
        };
      case BYTES:
        if (!(type instanceof SqlType.StringType s && !s.isBinary())) {
          return equal ? Comparisons::equalBytes : Comparisons::lessBytes;
        }
        break;
      default:
        break;
    }
    RowComparator order = RowComparator.of(type);
    return (a, b, n, out, negated) -> {
      for (int i = 0; i < n; i++) {
        // Nested values under a null may not be readable at all.
        if (!a.isNull(i) && !b.isNull(i)) {
          int c = order.compare(a, i, b, i);
          out[i] = (equal ? c == 0 : c < 0) ^ negated;
        }
      }
    };
  }

  private static boolean equal(double x, double y) {
    return x == y | Double.isNaN(x) & Double.isNaN(y);
  }

  private static boolean less(double x, double y) {
    return x < y | !Double.isNaN(x) & Double.isNaN(y);
  }

  private static void ints(
      boolean equal,
      ColumnVector a,
      ColumnVector b,
      int n,
      boolean[] out,
      boolean negated,
      Operand left,
      Operand right) {
    int[] x = left.ints(a, n);
    if (b instanceof ConstantVector c && !c.isNull()) {
      int y = ((IntVector) c.value()).get(0);
      if (equal) {
        equal(x, y, n, out);
      } else {
        less(x, y, n, out);
      }
    } else {
      int[] y = right.ints(b, n);
      if (equal) {
        equal(x, y, n, out);
      } else {
        less(x, y, n, out);
      }
    }
    if (negated) {
      negate(out, n);
    }
  }

  private static void equal(int[] x, int y, int n, boolean[] out) {
    for (int i = 0; i < n; i++) { // no branch, no call
      out[i] = x[i] == y;
    }
  }

  private static void equal(int[] x, int[] y, int n, boolean[] out) {
    for (int i = 0; i < n; i++) { // no branch, no call
      out[i] = x[i] == y[i];
    }
  }

  private static void less(int[] x, int y, int n, boolean[] out) {
    for (int i = 0; i < n; i++) { // no branch, no call
      out[i] = x[i] < y;
    }
  }

  private static void less(int[] x, int[] y, int n, boolean[] out) {
    for (int i = 0; i < n; i++) { // no branch, no call
      out[i] = x[i] < y[i];
    }
  }

  private static void longs(
      boolean equal,
      ColumnVector a,
      ColumnVector b,
      int n,
      boolean[] out,
      boolean negated,
      Operand left,
      Operand right) {
    long[] x = left.longs(a, n);
    if (b instanceof ConstantVector c && !c.isNull()) {
      long y = ((LongVector) c.value()).get(0);
      if (equal) {
        equal(x, y, n, out);
      } else {
        less(x, y, n, out);
      }
    } else {
      long[] y = right.longs(b, n);
      if (equal) {
        equal(x, y, n, out);
      } else {
        less(x, y, n, out);
      }
    }
    if (negated) {
      negate(out, n);
    }
  }

  private static void equal(long[] x, long y, int n, boolean[] out) {
    for (int i = 0; i < n; i++) { // no branch, no call
      out[i] = x[i] == y;
    }
  }

  private static void equal(long[] x, long[] y, int n, boolean[] out) {
    for (int i = 0; i < n; i++) { // no branch, no call
      out[i] = x[i] == y[i];
    }
  }

  private static void less(long[] x, long y, int n, boolean[] out) {
    for (int i = 0; i < n; i++) { // no branch, no call
      out[i] = x[i] < y;
    }
  }

  private static void less(long[] x, long[] y, int n, boolean[] out) {
    for (int i = 0; i < n; i++) { // no branch, no call
      out[i] = x[i] < y[i];
    }
  }

  private static void negate(boolean[] out, int n) {
    for (int i = 0; i < n; i++) { // meant to vectorise
      out[i] ^= true;
    }
  }

  private static void equalBytes(
      ColumnVector a, ColumnVector b, int n, boolean[] out, boolean negated) {
    if (a instanceof ConstantVector c && !c.isNull()) {
      equalBytes((BytesVector) c.value(), b.flatten(), n, out, negated);
    } else if (b instanceof ConstantVector c && !c.isNull()) {
      equalBytes((BytesVector) c.value(), a.flatten(), n, out, negated);
    } else {
      BytesVector x = (BytesVector) a.flatten();
      BytesVector y = (BytesVector) b.flatten();
      for (int i = 0; i < n; i++) {
        if (!x.isNull(i) && !y.isNull(i)) {
          out[i] = BytesVector.equal(x, i, y, i) ^ negated;
        }
      }
    }
  }

  private static void equalBytes(
      BytesVector constant, ColumnVector column, int n, boolean[] out, boolean negated) {
    byte[] bytes = constant.get(0).toByteArray();
    int size = bytes.length;
    BytesVector x = (BytesVector) column;
    int[] offsets = x.offsets();
    int[] sizes = x.lengths();
    if (size == 0) {
      for (int i = 0; i < n; i++) {
        out[i] = sizes[i] == 0 ^ negated;
      }
      return;
    }
    // The last byte tells more values apart than the first.
    byte last = bytes[size - 1];
    for (int i = 0; i < n; i++) {
      boolean same = false;
      if (sizes[i] == size && !x.isNull(i)) {
        byte[] base = x.base(i);
        int from = offsets[i];
        same =
            base[from + size - 1] == last && Arrays.equals(base, from, from + size, bytes, 0, size);
      }
      out[i] = same ^ negated;
    }
  }

  private static void lessBytes(
      ColumnVector a, ColumnVector b, int n, boolean[] out, boolean negated) {
    BytesVector x = (BytesVector) (a instanceof ConstantVector c ? c.value() : a.flatten());
    BytesVector y = (BytesVector) (b instanceof ConstantVector c ? c.value() : b.flatten());
    int stepX = a instanceof ConstantVector ? 0 : 1;
    int stepY = b instanceof ConstantVector ? 0 : 1;
    for (int i = 0; i < n; i++) {
      if (!x.isNull(i * stepX) && !y.isNull(i * stepY)) {
        out[i] = BytesVector.compare(x, i * stepX, y, i * stepY) < 0 ^ negated;
      }
    }
  }
}
