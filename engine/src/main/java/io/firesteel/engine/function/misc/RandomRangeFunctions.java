package io.firesteel.engine.function.misc;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.SqlType.DecimalType;
import io.firesteel.core.type.TypeKind;
import io.firesteel.engine.function.Argument;
import io.firesteel.engine.function.BindContext;
import io.firesteel.engine.function.CallErrors;
import io.firesteel.engine.function.CallSite;
import io.firesteel.engine.function.FunctionDefinition;
import io.firesteel.engine.function.NullPolicy;
import io.firesteel.engine.function.Resolved;
import io.firesteel.engine.function.ScalarFunction;
import io.firesteel.engine.function.TypeCoercion;
import io.firesteel.engine.function.lift.Lift;
import io.firesteel.engine.function.lift.RowFunction;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random numbers of a range and random texts; with a seed as {@link RandomFunctions} says. */
public final class RandomRangeFunctions {
  private static final String CHARACTERS =
      "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

  private RandomRangeFunctions() {}

  /** All of them. */
  public static List<FunctionDefinition> all() {
    return List.of(
        ScalarFunction.named("uniform")
            .doc(
                "math_funcs",
                "A random number of a range, by a seed if one is given; of the type of the bounds.",
                "uniform(10, 20, 0) > 0",
                "true")
            .resolver(RandomRangeFunctions::uniformTypes)
            .nonDeterministic()
            .nulls(NullPolicy.CALLED)
            .bind(Lift.called((BindContext context) -> uniform(context)))
            .define(),
        ScalarFunction.named("randstr")
            .doc(
                "string_funcs",
                "A text of so many random digits and letters, by a seed if one is given.",
                "length(randstr(3, 0))",
                "3")
            .resolver(RandomRangeFunctions::textTypes)
            .nonDeterministic()
            .canFail()
            .nulls(NullPolicy.CALLED)
            .bind(Lift.called((BindContext context) -> text(context)))
            .define());
  }

  private static void constant(CallSite site, int index, String name) {
    if (!site.arguments().get(index).foldable()) {
      throw CallErrors.notConstant(site, index, name);
    }
  }

  private static void seed(CallSite site, int index) {
    SqlType type = site.arguments().get(index).type();
    if (type.kind() != TypeKind.INT
        && type.kind() != TypeKind.BIGINT
        && type.kind() != TypeKind.VOID) {
      throw CallErrors.inputType(site, index, "(\"INT\" or \"BIGINT\")");
    }
    constant(site, index, "seed");
  }

  private static Resolved uniformTypes(CallSite site) {
    List<Argument> arguments = site.arguments();
    if (arguments.size() < 2 || arguments.size() > 3) {
      throw CallErrors.argumentCount(site, "[2, 3]", arguments.size());
    }
    for (int i = 0; i < 2; i++) {
      SqlType type = arguments.get(i).type();
      if (!type.isNumeric() && type.kind() != TypeKind.VOID) {
        throw CallErrors.inputType(site, i, "\"NUMERIC\"");
      }
      constant(site, i, i == 0 ? "min" : "max");
    }
    if (arguments.size() == 3) {
      seed(site, 2);
    }
    SqlType type = range(arguments.get(0).type(), arguments.get(1).type());
    // The bounds keep their types: one may not fit the other's.
    List<SqlType> types = new ArrayList<>();
    arguments.subList(0, 2).forEach(a -> types.add(a.type()));
    if (arguments.size() == 3) {
      types.add(SqlType.BIGINT);
    }
    return Resolved.of(types, type, false);
  }

  private static SqlType range(SqlType a, SqlType b) {
    if (a.kind() == TypeKind.VOID || b.kind() == TypeKind.VOID) {
      return SqlType.DOUBLE;
    }
    for (SqlType wide : List.of(SqlType.DOUBLE, SqlType.FLOAT)) {
      if (a == wide || b == wide) {
        return wide;
      }
    }
    if (a instanceof DecimalType x) {
      return b instanceof DecimalType y ? TypeCoercion.wider(x, y) : x;
    }
    return b instanceof DecimalType ? b : a.kind().compareTo(b.kind()) >= 0 ? a : b;
  }

  private static RowFunction uniform(BindContext context) {
    if (context.constant(0) == null || context.constant(1) == null) {
      return (in, out) -> {};
    }
    double least = ((Number) context.constant(0)).doubleValue();
    double most = ((Number) context.constant(1)).doubleValue();
    Random[] random = new Random[1];
    SqlType type = context.type();
    return (in, out) -> {
      double value = least + generator(random, context, 2).nextDouble() * (most - least);
      if (type instanceof DecimalType d) {
        out.putValue(BigDecimal.valueOf(value).setScale(d.scale(), RoundingMode.HALF_UP));
      } else if (type == SqlType.DOUBLE) {
        out.putDouble(value);
      } else if (type == SqlType.FLOAT) {
        out.putFloat((float) value);
      } else {
        out.putWhole((long) value);
      }
    };
  }

  /** The generator of the worker; made with the first row, when its number is known. */
  private static Random generator(Random[] made, BindContext context, int seedIndex) {
    if (made[0] == null) {
      made[0] = RandomFunctions.generator(context, seedIndex);
    }
    return made[0];
  }

  private static Resolved textTypes(CallSite site) {
    List<Argument> arguments = site.arguments();
    if (arguments.isEmpty() || arguments.size() > 2) {
      throw CallErrors.argumentCount(site, "[1, 2]", arguments.size());
    }
    if (!TypeCoercion.isImplicit(arguments.get(0).type(), SqlType.INT, site.ansi())) {
      throw CallErrors.inputType(site, 0, "\"INT\"");
    }
    constant(site, 0, "length");
    List<SqlType> types = new ArrayList<>(List.of(SqlType.INT));
    if (arguments.size() == 2) {
      seed(site, 1);
      types.add(SqlType.BIGINT);
    }
    return Resolved.of(types, SqlType.STRING, false);
  }

  // The remainder is what Spark takes, so that a seed gives the same text.
  @SuppressWarnings("RandomModInteger")
  private static RowFunction text(BindContext context) {
    Random[] random = new Random[1];
    return (in, out) -> {
      int length = in.isNull(0) ? 0 : in.getInt(0);
      if (length < 0) {
        throw SqlException.of(
                "INVALID_PARAMETER_VALUE.LENGTH",
                "The length of randstr must not be negative, but is " + length + ".")
            .with("parameter", "`length`")
            .with("length", Integer.toString(length))
            .with("functionName", "`randstr`");
      }
      Random generator = generator(random, context, 1);
      StringBuilder text = new StringBuilder(length);
      for (int i = 0; i < length; i++) {
        text.append(CHARACTERS.charAt(Math.abs(generator.nextInt() % CHARACTERS.length())));
      }
      out.putString(text.toString());
    };
  }
}
