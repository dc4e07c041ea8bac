package io.firesteel.engine.function.operator;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.TypeKind;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.DoubleVector;
import io.firesteel.core.vector.FloatVector;
import io.firesteel.core.vector.IntVector;
import io.firesteel.core.vector.LongVector;
import io.firesteel.core.vector.Validity;
import io.firesteel.core.vector.Vectors;
import io.firesteel.engine.function.BindContext;
import io.firesteel.engine.function.Kernel;
import io.firesteel.engine.plan.EvalMode;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/** Arithmetic of integers and floating-point numbers. */
final class Arithmetic {
  /** The operators. */
  enum Op {
    ADD("+", "try_add"),
    SUBTRACT("-", "try_subtract"),
    MULTIPLY("*", "try_multiply"),
    DIVIDE("/", "try_divide"),
    INTEGRAL_DIVIDE("div", "try_divide"),
    REMAINDER("%", "try_mod");

    final String symbol;
    final String tryName;

    Op(String symbol, String tryName) {
      this.symbol = symbol;
      this.tryName = tryName;
    }
  }

  private Arithmetic() {}

  /** The kernel for two operands of the result's type (DIVIDE: doubles; INTEGRAL_DIVIDE: longs). */
  static Kernel bind(Op op, BindContext context) {
    EvalMode mode = context.mode();
    TypeKind kind = context.argument(0).kind();
    switch (kind) {
      case TINYINT:
      case SMALLINT:
      case INT:
        return op == Op.REMAINDER ? new IntRemainder(mode) : bindInt(op, kind, mode);
      case BIGINT:
        if (op == Op.DIVIDE) {
          return quotientOfLongs(doubles(op, mode));
        }
        return op == Op.REMAINDER || op == Op.INTEGRAL_DIVIDE
            ? new LongDivision(op, mode)
            : new LongArithmetic(op, mode);
      case FLOAT:
        return floats(op, mode);
      case DOUBLE:
        return doubles(op, mode);
      default:
        throw new IllegalArgumentException(op + " of " + context.argumentTypes());
    }
  }

  private static Kernel quotientOfLongs(Kernel doubles) {
    Operand left = new Operand();
    Operand right = new Operand();
    return (arguments, n) -> {
      long[] a = left.longs(arguments[0], n);
      long[] b = right.longs(arguments[1], n);
      double[] x = new double[n];
      double[] y = new double[n];
      for (int i = 0; i < n; i++) {
        x[i] = a[i];
        y[i] = b[i];
      }
      return doubles.evaluate(
          new ColumnVector[] {
            new DoubleVector(x, Vectors.validity(arguments[0]), n),
            new DoubleVector(y, Vectors.validity(arguments[1]), n)
          },
          n);
    };
  }

  private static Kernel bindInt(Op op, TypeKind kind, EvalMode mode) {
    int bits = kind == TypeKind.TINYINT ? 8 : kind == TypeKind.SMALLINT ? 16 : 32;
    return new IntArithmetic(op, bits, mode);
  }

  /** Computes in longs, where no operation of two ints overflows, and then looks at the range. */
  private static final class IntArithmetic implements Kernel {
    private final Op op;
    private final int shift;
    private final EvalMode mode;
    private final Operand left = new Operand();
    private final Operand right = new Operand();

    IntArithmetic(Op op, int bits, EvalMode mode) {
      this.op = op;
      this.shift = 32 - bits;
      this.mode = mode;
    }

    @Override
    public boolean canFail() {
      return mode == EvalMode.ANSI;
    }

    @Override
    public ColumnVector evaluate(ColumnVector[] arguments, int n) {
      int[] a = left.ints(arguments[0], n);
      int[] b = right.ints(arguments[1], n);
      int[] out = new int[n];
      boolean suspicious =
          switch (op) {
            case ADD -> shift == 0 ? add(a, b, out, n) : narrowAdd(a, b, out, n, shift);
            case SUBTRACT ->
                shift == 0 ? subtract(a, b, out, n) : narrowSubtract(a, b, out, n, shift);
            default -> multiply(a, b, out, n, shift);
          };
      Validity validity = Failures.validity(arguments, n);
      if (suspicious && mode != EvalMode.LEGACY) {
        IntPredicate fails = i -> exact(a[i], b[i]) != out[i];
        validity =
            Failures.settle(
                validity, n, fails, mode == EvalMode.TRY ? null : i -> error(a[i], b[i]));
      }
      return new IntVector(out, validity, n);
    }

    private long exact(long a, long b) {
      return op == Op.ADD ? a + b : op == Op.SUBTRACT ? a - b : a * b;
    }

    private SqlException error(int a, int b) {
      return shift == 0
          ? ArithmeticErrors.overflow("overflow", op.tryName)
          : ArithmeticErrors.binaryOverflow(a, op.symbol, b, "S", op.tryName);
    }

    /** Cries wolf over null slots too; the caller decides. */
    private static boolean add(int[] a, int[] b, int[] out, int n) {
      int sign = 0;
      for (int i = 0; i < n; i++) { // meant to vectorise
        int x = a[i];
        int y = b[i];
        int s = x + y;
        out[i] = s;
        sign |= (x ^ s) & (y ^ s);
      }
      return sign < 0;
    }

    private static boolean subtract(int[] a, int[] b, int[] out, int n) {
      int sign = 0;
      for (int i = 0; i < n; i++) { // meant to vectorise
        int x = a[i];
        int y = b[i];
        int s = x - y;
        out[i] = s;
        sign |= (x ^ y) & (x ^ s);
      }
      return sign < 0;
    }

    private static boolean narrowAdd(int[] a, int[] b, int[] out, int n, int shift) {
      int changed = 0;
      for (int i = 0; i < n; i++) { // meant to vectorise
        int exact = a[i] + b[i];
        int wrapped = exact << shift >> shift;
        out[i] = wrapped;
        changed |= exact ^ wrapped;
      }
      return changed != 0;
    }

    private static boolean narrowSubtract(int[] a, int[] b, int[] out, int n, int shift) {
      int changed = 0;
      for (int i = 0; i < n; i++) { // meant to vectorise
        int exact = a[i] - b[i];
        int wrapped = exact << shift >> shift;
        out[i] = wrapped;
        changed |= exact ^ wrapped;
      }
      return changed != 0;
    }

    private static boolean multiply(int[] a, int[] b, int[] out, int n, int shift) {
      long changed = 0;
      for (int i = 0; i < n; i++) {
        long exact = (long) a[i] * b[i];
        int wrapped = (int) exact << shift >> shift;
        out[i] = wrapped;
        changed |= exact ^ wrapped;
      }
      return changed != 0;
    }
  }

  private static final class LongArithmetic implements Kernel {
    private final Op op;
    private final EvalMode mode;
    private final Operand left = new Operand();
    private final Operand right = new Operand();

    LongArithmetic(Op op, EvalMode mode) {
      this.op = op;
      this.mode = mode;
    }

    @Override
    public boolean canFail() {
      return mode == EvalMode.ANSI;
    }

    @Override
    public ColumnVector evaluate(ColumnVector[] arguments, int n) {
      long[] a = left.longs(arguments[0], n);
      long[] b = right.longs(arguments[1], n);
      long[] out = new long[n];
      boolean suspicious =
          switch (op) {
            case ADD -> LongKernels.add(a, b, out, n);
            case SUBTRACT -> LongKernels.subtract(a, b, out, n);
            default ->
                mode == EvalMode.LEGACY
                    ? LongKernels.multiplyWrapping(a, b, out, n)
                    : LongKernels.multiply(a, b, out, n);
          };
      Validity validity = Failures.validity(arguments, n);
      if (suspicious && mode != EvalMode.LEGACY) {
        IntPredicate fails = i -> LongKernels.overflows(op, a[i], b[i]);
        IntFunction<SqlException> error =
            mode == EvalMode.TRY ? null : i -> ArithmeticErrors.overflow("overflow", op.tryName);
        validity = Failures.settle(validity, n, fails, error);
      }
      return new LongVector(out, validity, n);
    }
  }

  /** {@code div} and {@code %} of longs: fails for zero divisors, div also for MIN / -1. */
  private static final class LongDivision implements Kernel {
    private final Op op;
    private final EvalMode mode;
    private final Operand left = new Operand();
    private final Operand right = new Operand();

    LongDivision(Op op, EvalMode mode) {
      this.op = op;
      this.mode = mode;
    }

    @Override
    public boolean canFail() {
      return mode == EvalMode.ANSI;
    }

    @Override
    public ColumnVector evaluate(ColumnVector[] arguments, int n) {
      long[] a = left.longs(arguments[0], n);
      long[] b = right.longs(arguments[1], n);
      long[] out = new long[n];
      boolean division = op == Op.INTEGRAL_DIVIDE;
      boolean suspicious = false;
      for (int i = 0; i < n; i++) {
        long x = a[i];
        long y = b[i];
        if (y == 0 || y == -1) {
          // MIN / -1 wraps to MIN; MIN % -1 is 0.
          suspicious |= y == 0 || division && x == Long.MIN_VALUE;
          out[i] = division ? -x : 0;
        } else {
          out[i] = division ? x / y : x % y;
        }
      }
      Validity validity = Failures.validity(arguments, n);
      if (suspicious) {
        boolean overflowFails = division && mode != EvalMode.LEGACY;
        validity =
            Failures.settle(
                validity,
                n,
                i -> b[i] == 0 || overflowFails && b[i] == -1 && a[i] == Long.MIN_VALUE,
                mode != EvalMode.ANSI ? null : i -> error(b[i]));
      }
      return new LongVector(out, validity, n);
    }

    private SqlException error(long divisor) {
      if (divisor != 0) {
        return ArithmeticErrors.overflow("Overflow in integral divide", "try_divide");
      }
      return op == Op.REMAINDER
          ? ArithmeticErrors.remainderByZero()
          : ArithmeticErrors.divideByZero();
    }
  }

  private static final class IntRemainder implements Kernel {
    private final EvalMode mode;
    private final Operand left = new Operand();
    private final Operand right = new Operand();

    IntRemainder(EvalMode mode) {
      this.mode = mode;
    }

    @Override
    public boolean canFail() {
      return mode == EvalMode.ANSI;
    }

    @Override
    public ColumnVector evaluate(ColumnVector[] arguments, int n) {
      int[] a = left.ints(arguments[0], n);
      int[] b = right.ints(arguments[1], n);
      int[] out = new int[n];
      boolean zero = false;
      for (int i = 0; i < n; i++) {
        int y = b[i];
        zero |= y == 0;
        out[i] = y == 0 ? 0 : a[i] % y;
      }
      Validity validity = Failures.validity(arguments, n);
      if (zero) {
        validity =
            Failures.settle(
                validity,
                n,
                i -> b[i] == 0,
                mode != EvalMode.ANSI ? null : i -> ArithmeticErrors.remainderByZero());
      }
      return new IntVector(out, validity, n);
    }
  }

  private static Kernel floats(Op op, EvalMode mode) {
    Operand left = new Operand();
    Operand right = new Operand();
    Kernel kernel =
        (arguments, n) -> {
          float[] a = left.floats(arguments[0], n);
          float[] b = right.floats(arguments[1], n);
          float[] out = new float[n];
          Validity validity = Failures.validity(arguments, n);
          switch (op) {
            case ADD:
              for (int i = 0; i < n; i++) {
                out[i] = a[i] + b[i];
              }
              break;
            case SUBTRACT:
              for (int i = 0; i < n; i++) {
                out[i] = a[i] - b[i];
              }
              break;
            case MULTIPLY:
              for (int i = 0; i < n; i++) {
                out[i] = a[i] * b[i];
              }
              break;
            default:
              for (int i = 0; i < n; i++) {
                out[i] = a[i] % b[i];
              }
              validity = zeroDivisors(op, mode, validity, n, i -> b[i] == 0);
          }
          return new FloatVector(out, validity, n);
        };
    return op == Op.REMAINDER && mode == EvalMode.ANSI ? kernel : Kernel.infallible(kernel);
  }

  private static Kernel doubles(Op op, EvalMode mode) {
    Operand left = new Operand();
    Operand right = new Operand();
    Kernel kernel =
        (arguments, n) -> {
          double[] a = left.doubles(arguments[0], n);
          double[] b = right.doubles(arguments[1], n);
          double[] out = new double[n];
          Validity validity = Failures.validity(arguments, n);
          switch (op) {
            case ADD:
              for (int i = 0; i < n; i++) {
                out[i] = a[i] + b[i];
              }
              break;
            case SUBTRACT:
              for (int i = 0; i < n; i++) {
                out[i] = a[i] - b[i];
              }
              break;
            case MULTIPLY:
              for (int i = 0; i < n; i++) {
                out[i] = a[i] * b[i];
              }
              break;
            case DIVIDE:
              for (int i = 0; i < n; i++) {
                out[i] = a[i] / b[i];
              }
              validity = zeroDivisors(op, mode, validity, n, i -> b[i] == 0);
              break;
            default:
              for (int i = 0; i < n; i++) {
                out[i] = a[i] % b[i];
              }
              validity = zeroDivisors(op, mode, validity, n, i -> b[i] == 0);
          }
          return new DoubleVector(out, validity, n);
        };
    boolean divides = op == Op.DIVIDE || op == Op.REMAINDER;
    return divides && mode == EvalMode.ANSI ? kernel : Kernel.infallible(kernel);
  }

  private static Validity zeroDivisors(
      Op op, EvalMode mode, Validity validity, int n, IntPredicate isZero) {
    return Failures.settle(
        validity,
        n,
        isZero,
        mode != EvalMode.ANSI
            ? null
            : i ->
                op == Op.DIVIDE
                    ? ArithmeticErrors.divideByZero()
                    : ArithmeticErrors.remainderByZero());
  }

  /** Unary minus of numbers and intervals; fails for the smallest integer only. */
  static Kernel negate(BindContext context) {
    EvalMode mode = context.mode();
    TypeKind kind = context.argument(0).kind();
    switch (kind) {
      case TINYINT:
      case SMALLINT:
      case INT:
      case YEAR_MONTH_INTERVAL:
        int shift = kind == TypeKind.TINYINT ? 24 : kind == TypeKind.SMALLINT ? 16 : 0;
        boolean monthsFail = kind == TypeKind.YEAR_MONTH_INTERVAL;
        return (arguments, n) -> {
          int[] a = ((IntVector) arguments[0].flatten()).values();
          int[] out = new int[n];
          int min = Integer.MIN_VALUE >> shift;
          boolean fails = false;
          for (int i = 0; i < n; i++) {
            fails |= a[i] == min;
            out[i] = -a[i] << shift >> shift;
          }
          Validity validity = Failures.validity(arguments, n);
          if (fails && (monthsFail || mode != EvalMode.LEGACY)) {
            validity =
                Failures.settle(
                    validity,
                    n,
                    i -> a[i] == min,
                    mode == EvalMode.TRY ? null : i -> ArithmeticErrors.overflow("overflow", null));
          }
          return new IntVector(out, validity, n);
        };
      case BIGINT:
      case DAY_TIME_INTERVAL:
        boolean microsFail = kind == TypeKind.DAY_TIME_INTERVAL;
        return (arguments, n) -> {
          long[] a = ((LongVector) arguments[0].flatten()).values();
          long[] out = new long[n];
          boolean fails = false;
          for (int i = 0; i < n; i++) {
            fails |= a[i] == Long.MIN_VALUE;
            out[i] = -a[i];
          }
          Validity validity = Failures.validity(arguments, n);
          if (fails && (microsFail || mode != EvalMode.LEGACY)) {
            validity =
                Failures.settle(
                    validity,
                    n,
                    i -> a[i] == Long.MIN_VALUE,
                    mode == EvalMode.TRY ? null : i -> ArithmeticErrors.overflow("overflow", null));
          }
          return new LongVector(out, validity, n);
        };
      case FLOAT:
        return Kernel.infallible(
            (arguments, n) -> {
              float[] a = ((FloatVector) arguments[0].flatten()).values();
              float[] out = new float[n];
              for (int i = 0; i < n; i++) {
                out[i] = -a[i];
              }
              return new FloatVector(out, Failures.validity(arguments, n), n);
            });
      case DOUBLE:
        return Kernel.infallible(
            (arguments, n) -> {
              double[] a = ((DoubleVector) arguments[0].flatten()).values();
              double[] out = new double[n];
              for (int i = 0; i < n; i++) {
                out[i] = -a[i];
              }
              return new DoubleVector(out, Failures.validity(arguments, n), n);
            });
      case DECIMAL:
        return Kernel.infallible(DecimalArithmetic::negate);
      default:
        return CalendarIntervals.negate();
    }
  }
}
