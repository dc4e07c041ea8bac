package io.firesteel.engine.function.aggregate;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeKind;
import io.firesteel.engine.function.AggregateFunction;
import io.firesteel.engine.function.Argument;
import io.firesteel.engine.function.CallErrors;
import io.firesteel.engine.function.FunctionDefinition;
import io.firesteel.engine.function.Resolver;
import io.firesteel.engine.function.Signature;
import java.util.List;

/** The aggregate functions that keep all values of a group. */
public final class CollectionAggregates {
  private CollectionAggregates() {}

  /** All of them. */
  public static List<FunctionDefinition> all() {
    return List.of(
        AggregateFunction.named("collect_list")
            .aliases("array_agg")
            .doc(
                "The values that are not null, as an array.",
                "collect_list(x) FROM VALUES (1), (2), (1) t(x)",
                "[1,2,1]")
            .resolver(
                Signature.resolver(
                    (types, site) -> SqlType.array(types.get(0), false), "(any) -> any!"))
            .orderDependent()
            .bind(Gathered::list)
            .define(),
        AggregateFunction.named("collect_set")
            .doc(
                "The distinct values that are not null, as an array.",
                "collect_set(x) FROM VALUES (1), (2), (1) t(x)",
                "[1,2]")
            .resolver(
                Signature.resolver(
                    (types, site) -> SqlType.array(types.get(0), false), "(any) -> any!"))
            .orderDependent()
            .ignoresDuplicates()
            .bind(Gathered::set)
            .define(),
        AggregateFunction.named("listagg")
            .aliases("string_agg")
            .doc(
                "The values that are not null, joined with a delimiter.",
                "listagg(x, ', ') FROM VALUES ('a'), ('b'), ('c') t(x)",
                "a, b, c")
            .on(
                "(string, const string = null) -> string?",
                "(binary, const binary = null) -> binary?")
            .orderDependent()
            .bind(Gathered::join)
            .define(),
        AggregateFunction.named("mode")
            .doc(
                "The most frequent value that is not null.",
                "mode(x) FROM VALUES (0), (10), (10) t(x)",
                "10")
            .resolver(
                AggregateFunctions.orderable("(any, const boolean?, const boolean?) -> $1?", 0))
            .bind(Gathered::mode)
            .define(),
        AggregateFunction.named("percentile")
            .doc(
                "The value below which a fraction of the values lies, interpolated; an array of"
                    + " fractions gives an array. The optional frequency counts a row so often.",
                "percentile(x, 0.3) FROM VALUES (0), (10) t(x)",
                "3.0")
            .resolver(percentile("(numeric|ansi_interval, const double|array<double>, bigint = 1)"))
            .bind(Percentiles::bindWeighted)
            .define(),
        AggregateFunction.named("median")
            .doc("The middle value, interpolated.", "median(x) FROM VALUES (0), (10) t(x)", "5.0")
            .resolver(
                Signature.resolver(
                    (types, site) -> percentileType(types.get(0), null),
                    "(numeric|ansi_interval) -> any?"))
            .bind(Percentiles::bindMedian)
            .define(),
        AggregateFunction.named("percentile_cont")
            .doc(
                "The interpolated percentile of the values that WITHIN GROUP orders.",
                "percentile_cont(0.25) WITHIN GROUP (ORDER BY x) FROM VALUES (0), (10) t(x)",
                "2.5")
            .resolver(
                percentile("(numeric|ansi_interval, const double|array<double>, const boolean?)"))
            .bind(context -> Percentiles.bind(context, Percentiles.Kind.INTERPOLATED))
            .define(),
        AggregateFunction.named("percentile_disc")
            .doc(
                "The first value that WITHIN GROUP orders at or above the fraction of rows.",
                "percentile_disc(0.25) WITHIN GROUP (ORDER BY x) FROM VALUES (0), (10) t(x)",
                "0.0")
            .resolver(
                percentile("(numeric|ansi_interval, const double|array<double>, const boolean?)"))
            .bind(context -> Percentiles.bind(context, Percentiles.Kind.DISCRETE))
            .define(),
        AggregateFunction.named("percentile_approx")
            .aliases("approx_percentile")
            .doc(
                "A value of the group at or above the fraction of rows.",
                "percentile_approx(x, 0.5) FROM VALUES (0), (1), (2), (10) t(x)",
                "1")
            .resolver(
                accuracy(
                    AggregateFunctions.fractions(
                        Signature.resolver(
                            (types, site) ->
                                types.get(1).kind() == TypeKind.ARRAY
                                    ? SqlType.array(types.get(0), false)
                                    : types.get(0),
                            "(numeric|date|anytimestamp|ansi_interval, const double|array<double>,"
                                + " const bigint = 10000) -> any?"),
                        1,
                        "percentage")))
            .bind(context -> Percentiles.bind(context, Percentiles.Kind.APPROXIMATE))
            .define());
  }

  /** The accuracy of percentile_approx: a positive constant. */
  private static Resolver accuracy(Resolver types) {
    return site -> {
      if (site.arguments().size() > 2) {
        Argument accuracy = site.arguments().get(2);
        if (accuracy.value() instanceof Number n
            && (n.longValue() < 1 || n.longValue() > Integer.MAX_VALUE)) {
          throw CallErrors.outOfRange(site, "accuracy", "(0, 2147483647]", n.longValue() + "L");
        }
      }
      return types.resolve(site);
    };
  }

  private static Resolver percentile(String signature) {
    return AggregateFunctions.fractions(
        Signature.resolver(
            (types, site) -> percentileType(types.get(0), types.get(1)), signature + " -> any?"),
        1,
        "percentage");
  }

  private static SqlType percentileType(SqlType argument, SqlType fraction) {
    SqlType one =
        argument.isNumeric()
            ? SqlType.DOUBLE
            : argument.kind() == TypeKind.YEAR_MONTH_INTERVAL
                ? SqlType.YEAR_MONTH
                : SqlType.DAY_TIME;
    return fraction != null && fraction.kind() == TypeKind.ARRAY ? SqlType.array(one, false) : one;
  }
}
