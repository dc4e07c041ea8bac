package io.firesteel.engine.function.window;

import io.firesteel.engine.function.CallErrors;
import io.firesteel.engine.function.FunctionDefinition;
import io.firesteel.engine.function.FunctionDoc;
import io.firesteel.engine.function.Resolver;
import io.firesteel.engine.function.Signature;
import io.firesteel.engine.function.WindowFunction;
import io.firesteel.engine.function.WindowFunction.Kind;
import java.util.List;

/** Ranking and offset functions. */
public final class WindowFunctions {
  private WindowFunctions() {}

  /** All of them. */
  public static List<FunctionDefinition> all() {
    return List.of(
        define(
            "row_number",
            Kind.ROW_NUMBER,
            "The row's position in its partition, from 1.",
            "() -> int!"),
        define(
            "rank",
            Kind.RANK,
            "One more than the number of rows before the row's peers.",
            ranking("int")),
        define(
            "dense_rank",
            Kind.DENSE_RANK,
            "One more than the number of distinct values before the row.",
            ranking("int")),
        define(
            "percent_rank",
            Kind.PERCENT_RANK,
            "The rank as a fraction from 0 to 1 of the partition.",
            ranking("double")),
        define(
            "cume_dist",
            Kind.CUME_DIST,
            "The fraction of rows up to the row and its peers.",
            "() -> double!"),
        define(
            "ntile",
            Kind.NTILE,
            "The number of the row's bucket when the partition is cut into equal ones.",
            "(int = 1) -> int!"),
        define(
            "lead",
            Kind.LEAD,
            "The value some rows after the row (by default one), or a default.",
            offset()),
        define(
            "lag",
            Kind.LAG,
            "The value some rows before the row (by default one), or a default.",
            offset()),
        define(
            "nth_value",
            Kind.NTH_VALUE,
            "The value of the n-th row of the frame.",
            "(any, const int, ignoreNulls: const boolean = false) -> $1?"));
  }

  /** Ranking functions take arguments in Spark and ignore them. */
  private static String ranking(String type) {
    return "(any...) -> " + type + "!";
  }

  private static Resolver offset() {
    Resolver types = Signature.resolver("(T, int = 1, T?) -> T?");
    return site -> {
      if (site.arguments().size() > 1 && !site.arguments().get(1).foldable()) {
        throw CallErrors.notConstant(site, 1, "offset");
      }
      return types.resolve(site);
    };
  }

  private static FunctionDefinition define(String name, Kind kind, String usage, String signature) {
    return define(name, kind, usage, Signature.resolver(signature));
  }

  private static FunctionDefinition define(
      String name, Kind kind, String usage, Resolver resolver) {
    return new WindowFunction(
        name, List.of(), FunctionDoc.of("window_funcs", usage), resolver, kind);
  }
}
