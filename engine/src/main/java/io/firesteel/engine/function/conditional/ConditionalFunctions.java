package io.firesteel.engine.function.conditional;

import io.firesteel.core.type.SqlType;
import io.firesteel.engine.function.Argument;
import io.firesteel.engine.function.BindContext;
import io.firesteel.engine.function.CallErrors;
import io.firesteel.engine.function.CallSite;
import io.firesteel.engine.function.FunctionDefinition;
import io.firesteel.engine.function.Kernel;
import io.firesteel.engine.function.NullPolicy;
import io.firesteel.engine.function.Resolved;
import io.firesteel.engine.function.Resolver;
import io.firesteel.engine.function.ScalarFunction;
import io.firesteel.engine.function.Signature;
import io.firesteel.engine.function.TypeCoercion;
import io.firesteel.engine.function.ValueOrder;
import io.firesteel.engine.function.lift.Inputs;
import io.firesteel.engine.function.lift.Lift;
import io.firesteel.engine.function.lift.Output;
import io.firesteel.engine.function.lift.RowFunction;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** coalesce, if, nvl and relatives, greatest and least. */
public final class ConditionalFunctions {
  private static final String GROUP = "conditional_funcs";

  private ConditionalFunctions() {}

  /** All of them. */
  public static List<FunctionDefinition> all() {
    return List.of(
        define(
            "coalesce",
            "The first argument that is not null.",
            "coalesce(NULL, 1, NULL)",
            "1",
            ConditionalFunctions::coalesceTypes,
            Lift.called(ConditionalFunctions::coalesce)),
        define(
            "nvl",
            "The first argument, or the second where that is null.",
            "nvl(NULL, 2)",
            "2",
            Signature.resolver("(T, T) -> T"),
            Lift.called(ConditionalFunctions::coalesce),
            "ifnull"),
        define(
            "nvl2",
            "The second argument where the first is not null, else the third.",
            "nvl2(NULL, 2, 1)",
            "1",
            Signature.resolver("(any, T, T) -> T"),
            Lift.called((in, out) -> out.putValue(in.getValue(in.isNull(0) ? 2 : 1)))),
        define(
            "if",
            "The second argument where the first is true, else the third.",
            "if(1 < 2, 'a', 'b')",
            "a",
            Signature.resolver("(boolean, T, T) -> T"),
            Lift.called(
                (in, out) -> out.putValue(in.getValue(!in.isNull(0) && in.getBoolean(0) ? 1 : 2)))),
        define(
            "nullif",
            "Null where both arguments are equal, else the first.",
            "nullif(2, 2)",
            "NULL",
            Signature.resolver("(T, T) -> T?"),
            Lift.called(context -> nullIf(context.argument(0)))),
        define(
            "nullifzero",
            "Null where the argument is zero, else the argument.",
            "nullifzero(0)",
            "NULL",
            Signature.resolver("(numeric) -> $1?"),
            Lift.called(
                (in, out) -> {
                  if (!in.isNull(0) && ((Number) in.getValue(0)).doubleValue() != 0) {
                    out.putValue(in.getValue(0));
                  }
                })),
        define(
            "zeroifnull",
            "Zero where the argument is null, else the argument.",
            "zeroifnull(NULL)",
            "0",
            Signature.resolver("(T, int = 0) -> T"),
            Lift.called(ConditionalFunctions::coalesce)),
        extreme("greatest", "The largest argument, nulls left out.", "10", 1),
        extreme("least", "The smallest argument, nulls left out.", "3", -1));
  }

  private static FunctionDefinition define(
      String name,
      String usage,
      String example,
      String result,
      Resolver resolver,
      Function<BindContext, Kernel> binder,
      String... aliases) {
    return ScalarFunction.named(name)
        .aliases(aliases)
        .doc(GROUP, usage, example, result)
        .resolver(resolver)
        .nulls(NullPolicy.CALLED)
        .bind(binder)
        .define();
  }

  private static Resolved coalesceTypes(CallSite site) {
    List<Argument> arguments = site.arguments();
    if (arguments.isEmpty()) {
      throw CallErrors.argumentCount(site, "> 0", 0);
    }
    SqlType common = common(site);
    boolean nullable = arguments.stream().allMatch(Argument::nullable);
    return Resolved.of(Collections.nCopies(arguments.size(), common), common, nullable);
  }

  private static SqlType common(CallSite site) {
    List<SqlType> types = site.arguments().stream().map(Argument::type).toList();
    SqlType common = TypeCoercion.common(types, site.ansi());
    if (common == null) {
      throw CallErrors.differentTypes(site, types);
    }
    return common;
  }

  private static void coalesce(Inputs in, Output out) {
    for (int k = 0; k < in.count(); k++) {
      if (!in.isNull(k)) {
        out.putValue(in.getValue(k));
        return;
      }
    }
  }

  private static RowFunction nullIf(SqlType type) {
    return (in, out) -> {
      Object value = in.getValue(0);
      Object other = in.getValue(1);
      if (value != null && (other == null || ValueOrder.compare(type, value, other) != 0)) {
        out.putValue(value);
      }
    };
  }

  private static FunctionDefinition extreme(String name, String usage, String result, int sign) {
    Resolver resolver =
        site -> {
          if (site.arguments().size() < 2) {
            throw CallErrors.argumentCount(site, "> 1", site.arguments().size());
          }
          Resolved types = coalesceTypes(site);
          if (!TypeCoercion.isOrderable(types.type())) {
            throw CallErrors.notOrderable(site, types.type());
          }
          return types;
        };
    return define(
        name,
        usage,
        name + "(10, 3, 8)",
        result,
        resolver,
        Lift.called(
            context -> {
              Comparator<Object> order = ValueOrder.of(context.type());
              return (in, out) -> {
                Object best = null;
                for (int k = 0; k < in.count(); k++) {
                  Object value = in.getValue(k);
                  if (value != null && (best == null || sign * order.compare(value, best) > 0)) {
                    best = value;
                  }
                }
                out.putValue(best);
              };
            }));
  }
}
