package io.firesteel.engine.function.aggregate;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.SqlType.DecimalType;
import io.firesteel.core.type.TypeKind;
import io.firesteel.engine.function.Accumulator;
import io.firesteel.engine.function.AggregateFunction;
import io.firesteel.engine.function.Argument;
import io.firesteel.engine.function.BindContext;
import io.firesteel.engine.function.CallErrors;
import io.firesteel.engine.function.CallSite;
import io.firesteel.engine.function.FunctionDefinition;
import io.firesteel.engine.function.Resolver;
import io.firesteel.engine.function.Signature;
import io.firesteel.engine.function.TypeCoercion;
import io.firesteel.engine.plan.EvalMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The aggregate functions over numbers, conditions and single values. */
public final class AggregateFunctions {
  private static final Resolver SUM =
      Signature.resolver((types, site) -> sumType(types.get(0)), "(numeric|ansi_interval) -> any?");
  private static final Resolver AVERAGE =
      Signature.resolver(
          (types, site) -> averageType(types.get(0)), "(numeric|ansi_interval) -> any?");

  /** How many values max_by and min_by may keep. */
  private static final int MOST_BY = 100_000;

  private AggregateFunctions() {}

  /** All of them. */
  public static List<FunctionDefinition> all() {
    List<FunctionDefinition> all = new ArrayList<>();
    all.addAll(sums());
    all.addAll(extremes());
    all.addAll(conditions());
    all.addAll(moments());
    all.addAll(covariances());
    return all;
  }

  private static List<FunctionDefinition> sums() {
    return List.of(
        AggregateFunction.named("count")
            .doc(
                "The number of rows, or of rows where no argument is null.",
                "count(x) FROM VALUES (1), (NULL), (3) t(x)",
                "2")
            .on("(any...) -> bigint!")
            .bind(context -> new CountAccumulator(false))
            .define(),
        AggregateFunction.named("count_if")
            .doc(
                "The number of rows for which the condition is true.",
                "count_if(x > 1) FROM VALUES (1), (2), (NULL) t(x)",
                "1")
            .on("(boolean) -> bigint!")
            .bind(context -> new CountAccumulator(true))
            .define(),
        AggregateFunction.named("approx_count_distinct")
            .doc(
                "About how many distinct values there are, within a relative deviation.",
                "approx_count_distinct(x) FROM VALUES (1), (1), (2) t(x)",
                "2")
            .on("(any, relativeSD: const double = 0.05) -> bigint!")
            .ignoresDuplicates()
            .bind(
                context ->
                    new DistinctSketchAccumulator(
                        context.argument(0),
                        context.constant(1) == null ? 0.05 : (Double) context.constant(1)))
            .define(),
        AggregateFunction.named("sum")
            .doc(
                "The sum of the values that are not null.", "sum(x) FROM VALUES (1), (2) t(x)", "3")
            .resolver(SUM)
            .bind(context -> sum(context, context.mode()))
            .define(),
        AggregateFunction.named("try_sum")
            .doc(
                "The sum, or null where it overflows.",
                "try_sum(x) FROM VALUES (9223372036854775807L), (1L) t(x)",
                "NULL")
            .resolver(SUM)
            .bind(context -> sum(context, EvalMode.TRY))
            .define(),
        AggregateFunction.named("avg")
            .aliases("mean")
            .doc(
                "The mean of the values that are not null.",
                "avg(x) FROM VALUES (1), (2) t(x)",
                "1.5")
            .resolver(AVERAGE)
            .bind(context -> average(context, context.mode()))
            .define(),
        AggregateFunction.named("try_avg")
            .doc(
                "The mean, or null where the sum behind it overflows.",
                "try_avg(x) FROM VALUES (1), (2) t(x)",
                "1.5")
            .resolver(AVERAGE)
            .bind(context -> average(context, EvalMode.TRY))
            .define());
  }

  private static SqlType sumType(SqlType argument) {
    if (argument instanceof DecimalType d) {
      return DecimalType.bounded(d.precision() + 10, d.scale());
    }
    if (argument.isIntegral()) {
      return SqlType.BIGINT;
    }
    return argument.isNumeric() ? SqlType.DOUBLE : argument;
  }

  private static SqlType averageType(SqlType argument) {
    if (argument instanceof DecimalType d) {
      return DecimalType.bounded(d.precision() + 4, d.scale() + 4);
    }
    if (argument.isNumeric()) {
      return SqlType.DOUBLE;
    }
    return argument.kind() == TypeKind.YEAR_MONTH_INTERVAL ? SqlType.YEAR_MONTH : SqlType.DAY_TIME;
  }

  private static Accumulator sum(BindContext context, EvalMode mode) {
    SqlType argument = context.argument(0);
    if (argument instanceof DecimalType d) {
      return new DecimalSumAccumulator(d, (DecimalType) context.type(), false, mode);
    }
    return argument.kind().isFractional()
        ? new DoubleSumAccumulator(false)
        : new LongSumAccumulator(context.type(), mode);
  }

  private static Accumulator average(BindContext context, EvalMode mode) {
    SqlType argument = context.argument(0);
    if (argument instanceof DecimalType d) {
      return new DecimalSumAccumulator(d, (DecimalType) context.type(), true, mode);
    }
    return argument.isNumeric()
        ? new DoubleSumAccumulator(true)
        : new IntervalAverageAccumulator(context.type(), mode);
  }

  /** (x) -> x for values that have an order. */
  static Resolver orderable(String signature, int index) {
    Resolver types = Signature.resolver(signature);
    return site -> {
      if (site.arguments().size() > index) {
        SqlType type = site.arguments().get(index).type();
        if (!TypeCoercion.isOrderable(type)) {
          throw CallErrors.notOrderable(site, type);
        }
      }
      return types.resolve(site);
    };
  }

  private static List<FunctionDefinition> extremes() {
    return List.of(
        AggregateFunction.named("max")
            .doc("The largest value.", "max(x) FROM VALUES (1), (3), (2) t(x)", "3")
            .resolver(orderable("(any) -> $1?", 0))
            .ignoresDuplicates()
            .bind(context -> ExtremeAccumulator.of(context.argument(0), true))
            .define(),
        AggregateFunction.named("min")
            .doc("The smallest value.", "min(x) FROM VALUES (1), (3), (2) t(x)", "1")
            .resolver(orderable("(any) -> $1?", 0))
            .ignoresDuplicates()
            .bind(context -> ExtremeAccumulator.of(context.argument(0), false))
            .define(),
        by("max_by", "largest", true),
        by("min_by", "smallest", false),
        first("first", List.of("first_value"), "The first value", false),
        first("last", List.of("last_value"), "The last value", true),
        first("any_value", List.of(), "Some value", false),
        singleValue());
  }

  /** Not for users: what the planner makes of a scalar subquery. */
  private static FunctionDefinition singleValue() {
    return AggregateFunction.named("single_value")
        .on("(any) -> $1")
        .orderDependent()
        .bind(context -> new SingleValueAccumulator(context.argument(0)))
        .define();
  }

  private static FunctionDefinition by(String name, String which, boolean max) {
    return AggregateFunction.named(name)
        .doc(
            "The first argument of the row whose second argument is "
                + which
                + "; with a third argument those of that many rows, as an array.",
            name + "(x, y) FROM VALUES ('a', 10), ('b', 50), ('c', 20) t(x, y)",
            max ? "b" : "a")
        .resolver(byResolver())
        .orderDependent()
        .bind(
            context ->
                context.argumentTypes().size() == 3
                    ? Gathered.extremeBy(context, max)
                    : new ByAccumulator(context.argument(0), context.argument(1), max))
        .define();
  }

  private static Resolver byResolver() {
    Resolver one = orderable("(any, any) -> $1?", 1);
    Resolver many =
        Signature.resolver(
            (types, site) -> SqlType.array(types.get(0)), "(any, orderable, k: const int) -> any?");
    return site -> {
      if (site.arguments().size() < 3) {
        return one.resolve(site);
      }
      Argument k = site.arguments().get(2);
      if (k.foldable()) {
        long count = k.type().isText() ? 1 : k.value() instanceof Number n ? n.longValue() : 0;
        if (count < 1 || count > MOST_BY) {
          throw CallErrors.outOfRange(site, "`k`", "[1, " + MOST_BY + "]", Long.toString(count));
        }
      }
      return many.resolve(site);
    };
  }

  private static FunctionDefinition first(
      String name, List<String> aliases, String what, boolean last) {
    return AggregateFunction.named(name)
        .aliases(aliases.toArray(new String[0]))
        .doc(
            what + " of the group, or with TRUE as second argument one that is not null.",
            name + "(x) FROM VALUES (10), (10) t(x)",
            "10")
        .on("(any, ignoreNulls: const boolean = false) -> $1?")
        .orderDependent()
        .bind(
            context ->
                new FirstAccumulator(
                    context.argument(0), last, Boolean.TRUE.equals(context.constant(1))))
        .define();
  }

  private static List<FunctionDefinition> conditions() {
    return List.of(
        bits("bool_and", List.of("every"), "true if every value is true", true, "AND", "false"),
        bits("bool_or", List.of("any", "some"), "true if any value is true", true, "OR", "true"),
        bits("bit_and", List.of(), "the bitwise AND of the values", false, "AND", "1"),
        bits("bit_or", List.of(), "the bitwise OR of the values", false, "OR", "7"),
        bits("bit_xor", List.of(), "the bitwise exclusive OR of the values", false, "XOR", "6"));
  }

  private static FunctionDefinition bits(
      String name,
      List<String> aliases,
      String what,
      boolean logical,
      String operation,
      String result) {
    AggregateFunction.Builder builder =
        AggregateFunction.named(name)
            .aliases(aliases.toArray(new String[0]))
            .doc(
                "Gives " + what + ".",
                name
                    + (logical
                        ? "(x) FROM VALUES (true), (false) t(x)"
                        : "(x) FROM VALUES (3), (5) t(x)"),
                result)
            .on(logical ? "(boolean) -> boolean?" : "(integral) -> $1?")
            .bind(
                context ->
                    new BitAccumulator(
                        context.type(), BitAccumulator.Operation.valueOf(operation)));
    return operation.equals("XOR") ? builder.define() : builder.ignoresDuplicates().define();
  }

  private static List<FunctionDefinition> moments() {
    return List.of(
        moment("var_pop", List.of(), "population variance", MomentsAccumulator.Figure.VAR_POP),
        moment(
            "var_samp", List.of("variance"), "sample variance", MomentsAccumulator.Figure.VAR_SAMP),
        moment(
            "stddev_pop",
            List.of(),
            "population standard deviation",
            MomentsAccumulator.Figure.STDDEV_POP),
        moment(
            "stddev_samp",
            List.of("stddev", "std"),
            "sample standard deviation",
            MomentsAccumulator.Figure.STDDEV_SAMP),
        moment("skewness", List.of(), "skewness", MomentsAccumulator.Figure.SKEWNESS),
        moment("kurtosis", List.of(), "excess kurtosis", MomentsAccumulator.Figure.KURTOSIS));
  }

  private static FunctionDefinition moment(
      String name, List<String> aliases, String what, MomentsAccumulator.Figure figure) {
    return AggregateFunction.named(name)
        .aliases(aliases.toArray(new String[0]))
        .doc("The " + what + " of the values.", name + "(x) FROM VALUES (1), (2), (10) t(x)", "")
        .on("(double) -> double?")
        .bind(context -> new MomentsAccumulator(figure))
        .define();
  }

  private static List<FunctionDefinition> covariances() {
    List<FunctionDefinition> all = new ArrayList<>();
    for (CovarianceAccumulator.Figure figure : CovarianceAccumulator.Figure.values()) {
      String name = figure.name().toLowerCase(Locale.ROOT);
      boolean count = figure == CovarianceAccumulator.Figure.REGR_COUNT;
      all.add(
          AggregateFunction.named(name)
              .doc(
                  (count ? "The number" : "Statistic " + name)
                      + " of the pairs of which neither value is null"
                      + (name.startsWith("regr") ? "; the dependent variable comes first." : "."),
                  name + "(x, y) FROM VALUES (1, 2), (2, 5), (3, 4) t(x, y)",
                  count ? "3" : "")
              .on(count ? "(double, double) -> bigint!" : "(double, double) -> double?")
              .bind(context -> new CovarianceAccumulator(figure))
              .define());
    }
    return all;
  }

  /** A check of constant fractions: within 0 and 1, constant, not null. */
  static Resolver fractions(Resolver types, int index, String name) {
    Function<Object, List<?>> each = v -> v instanceof List<?> list ? list : List.of(v);
    return site -> {
      if (site.arguments().size() > index) {
        Argument fraction = site.arguments().get(index);
        if (fraction.foldable() && fraction.value() == null) {
          throw CallErrors.unexpectedNull(site, name);
        }
        if (fraction.foldable()) {
          for (Object value : each.apply(fraction.value())) {
            check(site, name, fraction, value);
          }
        }
      }
      return types.resolve(site);
    };
  }

  private static void check(CallSite site, String name, Argument fraction, Object value) {
    if (value instanceof Number n && (n.doubleValue() < 0 || n.doubleValue() > 1)) {
      throw CallErrors.outOfRange(site, name, "[0.0, 1.0]", fraction.text() + "D");
    }
  }
}
