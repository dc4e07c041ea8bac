package io.firesteel.engine.function.math;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.SqlType.DecimalType;
import io.firesteel.core.type.TypeKind;
import io.firesteel.engine.function.Argument;
import io.firesteel.engine.function.BindContext;
import io.firesteel.engine.function.CallErrors;
import io.firesteel.engine.function.CallSite;
import io.firesteel.engine.function.FunctionDefinition;
import io.firesteel.engine.function.Kernel;
import io.firesteel.engine.function.Resolver;
import io.firesteel.engine.function.ScalarFunction;
import io.firesteel.engine.function.Signature;
import io.firesteel.engine.function.lift.Lift;
import io.firesteel.engine.function.lift.RowFunction;
import io.firesteel.engine.function.operator.ArithmeticErrors;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** round, bround, floor and ceil. */
public final class RoundFunctions {
  private RoundFunctions() {}

  /** All of them. */
  public static List<FunctionDefinition> all() {
    return List.of(
        round("round", "half away from zero", RoundingMode.HALF_UP, "3"),
        round("bround", "half to the even digit", RoundingMode.HALF_EVEN, "2"),
        whole("floor", "largest whole number not above", RoundingMode.FLOOR, "-1", List.of()),
        whole(
            "ceil",
            "smallest whole number not below",
            RoundingMode.CEILING,
            "0",
            List.of("ceiling")));
  }

  private static FunctionDefinition round(
      String name, String how, RoundingMode mode, String result) {
    return MathFunctions.named(
            name,
            "The number rounded " + how + " to a number of digits behind the point, by default 0.",
            name + "(2.5, 0)",
            result)
        .resolver(
            constantScale(Signature.resolver(RoundFunctions::roundType, "(numeric, int = 0)")))
        .canFail()
        .makesNull()
        .bind(Lift.strict((BindContext context) -> rounding(context, mode)))
        .define();
  }

  private static Resolver constantScale(Resolver types) {
    return site -> {
      int n = site.arguments().size();
      if (n == 2 && !site.arguments().get(1).foldable()) {
        throw notConstant(site);
      }
      return types.resolve(site);
    };
  }

  /** The scale of floor and ceil: a constant INT that is not null. */
  private static Resolver literalScale(Resolver types) {
    return site -> {
      Argument scale = site.arguments().get(1);
      if (!scale.foldable() || scale.value() == null || scale.type().kind() != TypeKind.INT) {
        throw notConstant(site);
      }
      return types.resolve(site);
    };
  }

  private static SqlException notConstant(CallSite site) {
    return SqlException.of(
            "NON_FOLDABLE_ARGUMENT", "The scale of " + site.name() + " must be a constant.")
        .with("funcName", CallErrors.functionName(site))
        .with("paramName", "`scale`")
        .with("paramType", "\"INT\"");
  }

  private static SqlType roundType(List<SqlType> types, CallSite site) {
    if (!(types.get(0) instanceof DecimalType d)) {
      return types.get(0);
    }
    Object scale = site.arguments().size() > 1 ? site.arguments().get(1).value() : (Integer) 0;
    return scaled(d, scale == null ? 0 : ((Number) scale).intValue());
  }

  /** A digit more before the point than there was: 9.9 becomes 10. */
  private static DecimalType scaled(DecimalType d, int scale) {
    int integral = d.precision() - d.scale() + 1;
    if (scale < 0) {
      return DecimalType.bounded(Math.max(integral, 1 - scale), 0);
    }
    int kept = Math.min(d.scale(), scale);
    return DecimalType.bounded(integral + kept, kept);
  }

  private static RowFunction rounding(BindContext context, RoundingMode mode) {
    SqlType type = context.type();
    boolean checked = context.ansi();
    switch (context.argument(0).kind()) {
      case DOUBLE:
        return (in, out) -> {
          double x = in.getDouble(0);
          out.putDouble(
              Double.isFinite(x)
                  ? BigDecimal.valueOf(x).setScale(in.getInt(1), mode).doubleValue()
                  : x);
        };
      case FLOAT:
        return (in, out) -> {
          float x = in.getFloat(0);
          out.putFloat(
              Float.isFinite(x)
                  ? new BigDecimal(Float.toString(x)).setScale(in.getInt(1), mode).floatValue()
                  : x);
        };
      case DECIMAL:
        int scale = ((DecimalType) type).scale();
        int precision = ((DecimalType) type).precision();
        return (in, out) -> {
          BigDecimal x = in.getDecimal(0);
          int digits = Math.max(Math.min(in.getInt(1), x.scale()), -40);
          BigDecimal rounded = x.setScale(digits, mode).setScale(scale, RoundingMode.UNNECESSARY);
          if (rounded.precision() > precision) {
            if (checked) {
              throw ArithmeticErrors.outOfRange(rounded, precision, scale);
            }
            return;
          }
          out.putValue(rounded);
        };
      default:
        return (in, out) -> {
          int digits = in.getInt(1);
          long x = in.getWhole(0);
          out.putWhole(digits >= 0 ? x : integer(x, digits, mode, type, checked));
        };
    }
  }

  private static long integer(
      long x, int digits, RoundingMode mode, SqlType type, boolean checked) {
    if (digits < -20) {
      return 0;
    }
    BigDecimal rounded = BigDecimal.valueOf(x).setScale(digits, mode);
    long low = rounded.toBigInteger().longValue();
    long cut;
    switch (type.kind()) {
      case TINYINT:
        cut = (byte) low;
        break;
      case SMALLINT:
        cut = (short) low;
        break;
      case INT:
        cut = (int) low;
        break;
      default:
        cut = low;
    }
    if (checked && BigDecimal.valueOf(cut).compareTo(rounded) != 0) {
      throw ArithmeticErrors.overflow("Overflow", null);
    }
    return cut;
  }

  private static FunctionDefinition whole(
      String name, String what, RoundingMode mode, String result, List<String> aliases) {
    Resolver one = Signature.resolver((types, site) -> wholeType(types.get(0)), "(bigint)");
    Resolver real = Signature.resolver((types, site) -> wholeType(types.get(0)), "(double)");
    Resolver exact = Signature.resolver((types, site) -> wholeType(types.get(0)), "(decimal)");
    Resolver two =
        literalScale(Signature.resolver(RoundFunctions::roundType, "(decimal, scale: int)"));
    ScalarFunction.Builder builder =
        MathFunctions.named(
                name,
                "The " + what + " a number, or with a scale the same for that digit.",
                name + "(-0.1)",
                result)
            .aliases(aliases.toArray(new String[0]))
            .resolver(
                site -> {
                  int n = site.arguments().size();
                  if (n < 1 || n > 2) {
                    throw CallErrors.argumentCount(site, "2", n);
                  }
                  if (n == 2) {
                    return two.resolve(site);
                  }
                  SqlType type = site.arguments().get(0).type();
                  return (type.isIntegral() ? one : type.kind() == TypeKind.DECIMAL ? exact : real)
                      .resolve(site);
                })
            .canFail()
            .makesNull()
            .bind(context -> whole(context, mode));
    return builder.define();
  }

  private static SqlType wholeType(SqlType type) {
    if (type instanceof DecimalType d) {
      return d.scale() == 0 ? d : DecimalType.bounded(d.precision() - d.scale() + 1, 0);
    }
    return SqlType.BIGINT;
  }

  private static Kernel whole(BindContext context, RoundingMode mode) {
    if (context.argumentTypes().size() == 2) {
      return Lift.kernel(context, true, false, rounding(context, mode));
    }
    switch (context.argument(0).kind()) {
      case BIGINT:
        return (arguments, rows) -> arguments[0];
      case DOUBLE:
        boolean floor = mode == RoundingMode.FLOOR;
        return Lift.kernel(
            context,
            true,
            false,
            (in, out) -> {
              double x = in.getDouble(0);
              out.putLong((long) (floor ? Math.floor(x) : Math.ceil(x)));
            });
      default:
        return Lift.kernel(
            context, true, false, (in, out) -> out.putValue(in.getDecimal(0).setScale(0, mode)));
    }
  }
}
