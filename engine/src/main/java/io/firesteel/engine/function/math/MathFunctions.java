package io.firesteel.engine.function.math;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeKind;
import io.firesteel.engine.function.BindContext;
import io.firesteel.engine.function.FunctionDefinition;
import io.firesteel.engine.function.FunctionRegistry;
import io.firesteel.engine.function.Kernel;
import io.firesteel.engine.function.ScalarFunction;
import io.firesteel.engine.function.Signature;
import io.firesteel.engine.function.lift.Lift;
import io.firesteel.engine.function.lift.Loops;
import io.firesteel.engine.function.lift.RowFunction;
import io.firesteel.engine.function.operator.ArithmeticErrors;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** Real functions, signs, bits and buckets. */
public final class MathFunctions {
  static final String GROUP = "math_funcs";

  private MathFunctions() {}

  /** All of them. */
  public static List<FunctionDefinition> all() {
    List<FunctionDefinition> all = new ArrayList<>();
    all.addAll(reals());
    all.addAll(exact());
    all.addAll(buckets());
    return all;
  }

  static ScalarFunction.Builder named(String name, String usage, String example, String result) {
    return ScalarFunction.named(name).doc(GROUP, usage, example, result);
  }

  private static FunctionDefinition real(
      String name, String usage, String argument, String result, DoubleUnaryOperator function) {
    return named(name, usage, name + "(" + argument + ")", result)
        .on("(double) -> double")
        .kernel(Kernel.infallible(Loops.doubles(function)))
        .define();
  }

  /** A logarithm: null up to a bound. */
  private static FunctionDefinition logarithm(
      String name,
      String usage,
      String argument,
      String result,
      double bound,
      DoubleUnaryOperator function) {
    return named(name, usage, name + "(" + argument + ")", result)
        .on("(double) -> double?")
        .makesNull()
        .bind(
            Lift.strict(
                (in, out) -> {
                  double x = in.getDouble(0);
                  if (!(x <= bound)) {
                    out.putDouble(function.applyAsDouble(x));
                  }
                }))
        .define();
  }

  private static FunctionDefinition real(
      String name, String usage, String example, String result, DoubleBinaryOperator function) {
    return named(name, usage, example, result)
        .on("(double, double) -> double")
        .kernel(Kernel.infallible(Loops.doubles(function)))
        .define();
  }

  private static List<FunctionDefinition> reals() {
    List<FunctionDefinition> all = new ArrayList<>();
    all.add(real("sqrt", "The square root.", "4", "2.0", Math::sqrt));
    all.add(real("cbrt", "The cube root.", "27.0", "3.0", Math::cbrt));
    all.add(real("exp", "e to a power.", "0", "1.0", StrictMath::exp));
    all.add(real("expm1", "exp(x) - 1, exact near 0.", "0", "0.0", StrictMath::expm1));
    all.add(logarithm("ln", "The natural logarithm.", "1", "0.0", 0, StrictMath::log));
    all.add(logarithm("log10", "The logarithm to base 10.", "10", "1.0", 0, StrictMath::log10));
    all.add(
        logarithm(
            "log2",
            "The logarithm to base 2.",
            "2",
            "1.0",
            0,
            x -> StrictMath.log(x) / StrictMath.log(2)));
    all.add(logarithm("log1p", "ln(1 + x), exact near 0.", "0", "0.0", -1, StrictMath::log1p));
    all.add(
        named("log", "The logarithm to a base, by default e.", "log(10, 100)", "2.0")
            .on("(double, double?) -> double?")
            .makesNull()
            .bind(
                Lift.strict(
                    (in, out) -> {
                      boolean one = in.count() == 1;
                      double base = one ? Math.E : in.getDouble(0);
                      double x = in.getDouble(one ? 0 : 1);
                      if (!(base <= 0) && !(x <= 0)) {
                        out.putDouble(
                            one ? StrictMath.log(x) : StrictMath.log(x) / StrictMath.log(base));
                      }
                    }))
            .define());
    all.add(real("sin", "The sine.", "0", "0.0", Math::sin));
    all.add(real("cos", "The cosine.", "0", "1.0", Math::cos));
    all.add(real("tan", "The tangent.", "0", "0.0", Math::tan));
    all.add(real("cot", "The cotangent.", "1", "0.6420926159343306", x -> 1 / Math.tan(x)));
    all.add(real("sec", "The secant.", "0", "1.0", x -> 1 / Math.cos(x)));
    all.add(real("csc", "The cosecant.", "1", "1.1883951057781212", x -> 1 / Math.sin(x)));
    all.add(real("asin", "The arc sine.", "0", "0.0", Math::asin));
    all.add(real("acos", "The arc cosine.", "1", "0.0", Math::acos));
    all.add(real("atan", "The arc tangent.", "0", "0.0", Math::atan));
    all.add(real("sinh", "The hyperbolic sine.", "0", "0.0", Math::sinh));
    all.add(real("cosh", "The hyperbolic cosine.", "0", "1.0", Math::cosh));
    all.add(real("tanh", "The hyperbolic tangent.", "0", "0.0", Math::tanh));
    all.add(real("asinh", "The inverse hyperbolic sine.", "0", "0.0", MathFunctions::asinh));
    all.add(
        real(
            "acosh",
            "The inverse hyperbolic cosine.",
            "1",
            "0.0",
            x -> StrictMath.log(x + Math.sqrt(x * x - 1))));
    all.add(
        real(
            "atanh",
            "The inverse hyperbolic tangent.",
            "0",
            "0.0",
            x -> 0.5 * (StrictMath.log1p(x) - StrictMath.log1p(-x))));
    all.add(real("degrees", "Radians in degrees.", "0", "0.0", Math::toDegrees));
    all.add(real("radians", "Degrees in radians.", "180", "3.141592653589793", Math::toRadians));
    all.add(real("rint", "The nearest whole number as a double.", "12.3456", "12.0", Math::rint));
    all.add(
        real(
            "atan2",
            "The angle of a point (x, y), given y and x.",
            "atan2(0, 0)",
            "0.0",
            (a, b) -> Math.atan2(a + 0.0, b + 0.0)));
    all.add(real("hypot", "The length of a hypotenuse.", "hypot(3, 4)", "5.0", Math::hypot));
    all.add(
        named("power", "A number to a power.", "power(2, 3)", "8.0")
            .aliases("pow")
            .on("(double, double) -> double")
            .kernel(Kernel.infallible(Loops.doubles(StrictMath::pow)))
            .define());
    all.add(
        named("signum", "The sign as -1.0, 0.0 or 1.0.", "signum(40)", "1.0")
            .aliases("sign")
            .resolver(Signature.resolver((types, site) -> SqlType.DOUBLE, "(double|ansi_interval)"))
            .bind(
                Lift.strict(
                    (BindContext context) ->
                        context.argument(0).kind() == TypeKind.DOUBLE
                            ? (in, out) -> out.putDouble(Math.signum(in.getDouble(0)))
                            : (in, out) -> out.putDouble(Long.signum(in.getWhole(0)))))
            .define());
    all.add(constant("pi", Math.PI));
    all.add(constant("e", Math.E));
    return all;
  }

  private static double asinh(double x) {
    double size = Math.abs(x);
    double result =
        Double.isInfinite(size) ? size : StrictMath.log(size + Math.sqrt(size * size + 1));
    return x < 0 ? -result : result;
  }

  private static FunctionDefinition constant(String name, double value) {
    return named(name, "The number " + name + ".", name + "()", Double.toString(value))
        .on("() -> double!")
        .bind(Lift.strict((in, out) -> out.putDouble(value)))
        .define();
  }

  private static List<FunctionDefinition> exact() {
    return List.of(
        named("abs", "The distance from zero.", "abs(-1)", "1")
            .on("(numeric|ansi_interval) -> $1")
            .canFail()
            .bind(Lift.strict(MathFunctions::abs))
            .define(),
        named("pmod", "The remainder that is never negative.", "pmod(-10, 3)", "2")
            .resolver(site -> FunctionRegistry.builtIn().find("%").resolver().resolve(site))
            .canFail()
            .makesNull()
            .bind(Lift.strict(MathFunctions::positiveRemainder))
            .define(),
        named("factorial", "n!, null unless 0 <= n <= 20.", "factorial(5)", "120")
            .on("(int) -> bigint?")
            .makesNull()
            .bind(
                Lift.strict(
                    (in, out) -> {
                      int n = in.getInt(0);
                      if (n >= 0 && n <= 20) {
                        long product = 1;
                        for (int i = 2; i <= n; i++) {
                          product *= i;
                        }
                        out.putLong(product);
                      }
                    }))
            .define(),
        named("bit_count", "How many bits are set.", "bit_count(7)", "3")
            .on("(integral|boolean) -> int")
            .bind(
                Lift.strict(
                    (BindContext context) ->
                        context.argument(0).kind() == TypeKind.BOOLEAN
                            ? (in, out) -> out.putInt(in.getBoolean(0) ? 1 : 0)
                            : (in, out) -> out.putInt(Long.bitCount(in.getWhole(0)))))
            .define(),
        named("getbit", "The bit at a position from the right.", "getbit(11, 0)", "1")
            .aliases("bit_get")
            .on("(integral, int) -> tinyint")
            .canFail()
            .bind(Lift.strict(MathFunctions::bit))
            .define(),
        named(
                "nanvl",
                "The first argument, or the second where that is NaN.",
                "nanvl(double('NaN'), 123)",
                "123.0")
            .on("(double, double) -> double")
            .kernel(Kernel.infallible(Loops.doubles((a, b) -> Double.isNaN(a) ? b : a)))
            .define());
  }

  private static RowFunction abs(BindContext context) {
    boolean checked = context.ansi();
    SqlType type = context.type();
    switch (type.kind()) {
      case DOUBLE:
        return (in, out) -> out.putDouble(Math.abs(in.getDouble(0)));
      case FLOAT:
        return (in, out) -> out.putFloat(Math.abs(in.getFloat(0)));
      case DECIMAL:
        return (in, out) -> out.putValue(in.getDecimal(0).abs());
      default:
        long least = least(type);
        boolean interval = !type.isIntegral();
        return (in, out) -> {
          long value = in.getWhole(0);
          if (value == least && (checked || interval)) {
            throw ArithmeticErrors.overflow("overflow", null);
          }
          out.putWhole(value == least ? least : Math.abs(value));
        };
    }
  }

  private static long least(SqlType type) {
    switch (type.kind()) {
      case TINYINT:
        return Byte.MIN_VALUE;
      case SMALLINT:
        return Short.MIN_VALUE;
      case INT:
      case YEAR_MONTH_INTERVAL:
        return Integer.MIN_VALUE;
      default:
        return Long.MIN_VALUE;
    }
  }

  private static RowFunction positiveRemainder(BindContext context) {
    boolean checked = context.ansi();
    switch (context.type().kind()) {
      case DOUBLE:
        return (in, out) -> {
          double n = in.getDouble(1);
          if (n != 0 || zero(checked)) {
            double r = in.getDouble(0) % n;
            out.putDouble(r < 0 ? (r + n) % n : r);
          }
        };
      case FLOAT:
        return (in, out) -> {
          float n = in.getFloat(1);
          if (n != 0 || zero(checked)) {
            float r = in.getFloat(0) % n;
            out.putFloat(r < 0 ? (r + n) % n : r);
          }
        };
      case DECIMAL:
        return (in, out) -> {
          BigDecimal n = in.getDecimal(1);
          if (n.signum() != 0 || zero(checked)) {
            BigDecimal r = in.getDecimal(0).remainder(n);
            out.putValue(r.signum() < 0 ? r.add(n).remainder(n) : r);
          }
        };
      default:
        return (in, out) -> {
          long n = in.getWhole(1);
          if (n != 0 || zero(checked)) {
            long r = in.getWhole(0) % n;
            out.putWhole(r < 0 ? (r + n) % n : r);
          }
        };
    }
  }

  /** False, so that the row becomes null, unless zero is an error. */
  private static boolean zero(boolean checked) {
    if (checked) {
      throw SqlException.of(
              "REMAINDER_BY_ZERO", "The remainder by zero does not exist; try_mod gives NULL.")
          .with("config", "\"spark.sql.ansi.enabled\"");
    }
    return false;
  }

  private static RowFunction bit(BindContext context) {
    int size = bits(context.argument(0));
    return (in, out) -> {
      int position = in.getInt(1);
      if (position < 0 || position >= size) {
        throw SqlException.of(
                "INVALID_PARAMETER_VALUE.BIT_POSITION_RANGE",
                "A bit position must be at least 0 and below " + size + ", not " + position + ".")
            .with("parameter", "`pos`")
            .with("functionName", "`" + context.function() + "`")
            .with("upper", Integer.toString(size))
            .with("invalidValue", Integer.toString(position));
      }
      out.putInt((int) (in.getWhole(0) >> position & 1));
    };
  }

  private static int bits(SqlType type) {
    switch (type.kind()) {
      case TINYINT:
        return 8;
      case SMALLINT:
        return 16;
      case INT:
        return 32;
      default:
        return 64;
    }
  }

  private static List<FunctionDefinition> buckets() {
    return List.of(
        named(
                "width_bucket",
                "The number of the bucket that a value falls into when a range is cut into equal"
                    + " ones.",
                "width_bucket(5.3, 0.2, 10.6, 5)",
                "3")
            .on(
                "(double, double, double, bigint) -> bigint?",
                "(yearmonth, yearmonth, yearmonth, bigint) -> bigint?",
                "(daytime, daytime, daytime, bigint) -> bigint?")
            .makesNull()
            .bind(
                Lift.strict(
                    (BindContext context) -> {
                      boolean real = context.argument(0).kind() == TypeKind.DOUBLE;
                      return (in, out) -> {
                        double value = real ? in.getDouble(0) : in.getWhole(0);
                        double from = real ? in.getDouble(1) : in.getWhole(1);
                        double to = real ? in.getDouble(2) : in.getWhole(2);
                        long count = in.getLong(3);
                        if (count > 0
                            && count < Long.MAX_VALUE
                            && from != to
                            && !Double.isNaN(value)
                            && Double.isFinite(from)
                            && Double.isFinite(to)) {
                          out.putLong(bucket(value, from, to, count));
                        }
                      };
                    }))
            .define(),
        named("bin", "The number in binary digits.", "bin(13)", "1101")
            .on("(bigint) -> string")
            .bind(Lift.strict((in, out) -> out.putString(Long.toBinaryString(in.getLong(0)))))
            .define(),
        named("conv", "The digits of a number in one base, in another.", "conv('100', 2, 10)", "4")
            .on("(string, int, int) -> string?")
            .makesNull()
            .canFail()
            .bind(
                Lift.strict(
                    (BindContext context) -> {
                      boolean checked = context.ansi();
                      return (in, out) ->
                          out.putString(
                              BaseConversion.convert(
                                  in.getString(0).trim(), in.getInt(1), in.getInt(2), checked));
                    }))
            .define());
  }

  private static long bucket(double value, double from, double to, long count) {
    double low = Math.min(from, to);
    double high = Math.max(from, to);
    if (from < to ? value < from : value > from) {
      return 0;
    }
    if (from < to ? value >= to : value <= to) {
      return count + 1;
    }
    double part = from < to ? value - low : high - value;
    return (long) (count * part / (high - low)) + 1;
  }
}
