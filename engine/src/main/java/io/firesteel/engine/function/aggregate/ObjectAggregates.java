package io.firesteel.engine.function.aggregate;

import io.firesteel.core.type.SqlType;
import io.firesteel.engine.function.AggregateFunction;
import io.firesteel.engine.function.Argument;
import io.firesteel.engine.function.CallErrors;
import io.firesteel.engine.function.CallSite;
import io.firesteel.engine.function.FunctionDefinition;
import io.firesteel.engine.function.Resolved;
import io.firesteel.engine.function.Resolver;
import io.firesteel.engine.function.Signature;
import io.firesteel.engine.function.math.VectorFunctions;
import java.util.List;

/** Aggregates whose state is an object: vectors, bitmaps, histograms, count-min sketches. */
public final class ObjectAggregates {
  private static final String VECTORS = "(x) FROM VALUES (array(1F, 2F)), (array(3F, 4F)) t(x)";

  private ObjectAggregates() {}

  /** All of them. */
  public static List<FunctionDefinition> all() {
    return List.of(
        vectors("vector_sum", "The sum of vectors, element by element.", "[4.0,6.0]", false),
        vectors("vector_avg", "The mean of vectors, element by element.", "[2.0,3.0]", true),
        bitmaps(
            "bitmap_construct_agg",
            "A bitmap of 4096 bytes with the bits at the given positions set.",
            "bitmap_count(bitmap_construct_agg(bitmap_bit_position(x))) FROM VALUES (1), (2) t(x)",
            "2",
            BitmapAccumulator.Operation.CONSTRUCT),
        bitmaps(
            "bitmap_or_agg",
            "The bitmap of the bits that are set in any bitmap.",
            "bitmap_count(bitmap_or_agg(x)) FROM VALUES (X'10'), (X'20') t(x)",
            "2",
            BitmapAccumulator.Operation.OR),
        bitmaps(
            "bitmap_and_agg",
            "The bitmap of the bits that are set in all bitmaps.",
            "bitmap_count(bitmap_and_agg(x)) FROM VALUES (X'F0'), (X'70') t(x)",
            "3",
            BitmapAccumulator.Operation.AND),
        AggregateFunction.named("histogram_numeric")
            .doc(
                "A histogram of so many bins of unequal width, as centres and heights.",
                "histogram_numeric(x, 5) FROM VALUES (0), (1), (2), (10) t(x)",
                "[{\"x\":0,\"y\":1.0},{\"x\":1,\"y\":1.0},{\"x\":2,\"y\":1.0},{\"x\":10,\"y\":1.0}]")
            .resolver(ObjectAggregates::histogramTypes)
            .bind(HistogramAccumulator::new)
            .define(),
        AggregateFunction.named("count_min_sketch")
            .doc(
                "A count-min sketch of the values, by relative error, confidence and seed.",
                "length(count_min_sketch(x, 0.5d, 0.5d, 1)) FROM VALUES (1), (2), (1) t(x)",
                "60")
            .resolver(ObjectAggregates::countMinTypes)
            .bind(CountMinAccumulator::new)
            .define());
  }

  private static FunctionDefinition vectors(
      String name, String usage, String result, boolean average) {
    return AggregateFunction.named(name)
        .doc(usage, name + VECTORS, result)
        .resolver(
            VectorFunctions.vectors(
                1,
                Signature.resolver(
                    (types, site) -> SqlType.array(SqlType.FLOAT), "(array) -> any?")))
        .bind(context -> new VectorAccumulator(context, average))
        .define();
  }

  private static FunctionDefinition bitmaps(
      String name,
      String usage,
      String example,
      String result,
      BitmapAccumulator.Operation operation) {
    Resolver types =
        operation == BitmapAccumulator.Operation.CONSTRUCT
            ? Signature.resolver("(bigint) -> binary!")
            : ObjectAggregates::bitmapTypes;
    return AggregateFunction.named(name)
        .doc(usage, example, result)
        .resolver(types)
        .bind(context -> new BitmapAccumulator(context, operation))
        .define();
  }

  private static Resolved bitmapTypes(CallSite site) {
    if (site.arguments().size() == 1) {
      SqlType type = site.arguments().get(0).type();
      if (type != SqlType.BINARY && type != SqlType.VOID) {
        throw CallErrors.inputType(site, 0, "\"BINARY\"");
      }
    }
    return Signature.resolver("(binary) -> binary!").resolve(site);
  }

  private static void constant(CallSite site, int index, String name) {
    Argument argument = site.arguments().get(index);
    if (!argument.foldable()) {
      throw CallErrors.notConstant(site, index, name);
    }
    if (argument.value() == null) {
      throw CallErrors.unexpectedNull(site, name);
    }
  }

  private static Resolved histogramTypes(CallSite site) {
    Resolved resolved =
        Signature.resolver(
                (types, s) ->
                    SqlType.array(
                        SqlType.struct(
                            List.of(
                                SqlType.field("x", types.get(0)),
                                SqlType.field("y", SqlType.DOUBLE)))),
                "(numeric|date|anytimestamp|ansi_interval, int) -> any?")
            .resolve(site);
    constant(site, 1, "nb");
    if (site.arguments().get(1).value() instanceof Number n && n.intValue() < 2) {
      throw CallErrors.outOfRange(site, "nb", "[2, 2147483647]", n.toString());
    }
    return Resolved.of(resolved.argumentTypes(), resolved.type(), true);
  }

  private static Resolved countMinTypes(CallSite site) {
    if (site.arguments().size() == 4) {
      SqlType type = site.arguments().get(0).type();
      if (!type.isIntegral() && !type.isText() && type != SqlType.BINARY) {
        throw CallErrors.inputType(site, 0, "(\"INTEGRAL\" or \"STRING\" or \"BINARY\")");
      }
    }
    Resolved resolved =
        Signature.resolver("(integral|string|binary, double, double, int) -> binary!")
            .resolve(site);
    constant(site, 1, "eps");
    constant(site, 2, "confidence");
    constant(site, 3, "seed");
    check(site, 1, "eps", "(0.0, " + Double.MAX_VALUE + "]", Double.MAX_VALUE);
    check(site, 2, "confidence", "(0.0, 1.0]", Math.nextDown(1.0));
    return resolved;
  }

  private static void check(CallSite site, int index, String name, String range, double most) {
    double value = ((Number) site.arguments().get(index).value()).doubleValue();
    if (value <= 0 || value > most) {
      throw CallErrors.outOfRange(site, name, range, value + "D");
    }
  }
}
