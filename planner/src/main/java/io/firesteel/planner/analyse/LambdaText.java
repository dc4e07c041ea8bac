package io.firesteel.planner.analyse;

import io.firesteel.planner.syntax.Expression;
import io.firesteel.planner.syntax.Lambda;
import java.util.List;
import java.util.Map;

/** The lambdas of higher-order functions in Spark's notation, those too that nobody wrote. */
final class LambdaText {
  private static final String VARIABLE = "namedlambdavariable()";

  /** For each function the number of parameters of its lambdas, by argument; -1 where none is. */
  private static final Map<String, List<Integer>> PARAMETERS =
      Map.ofEntries(
          Map.entry("transform", List.of(-1, 1)),
          Map.entry("filter", List.of(-1, 1)),
          Map.entry("exists", List.of(-1, 1)),
          Map.entry("forall", List.of(-1, 1)),
          Map.entry("aggregate", List.of(-1, -1, 2, 1)),
          Map.entry("reduce", List.of(-1, -1, 2, 1)),
          Map.entry("zip_with", List.of(-1, -1, 2)),
          Map.entry("map_filter", List.of(-1, 2)),
          Map.entry("transform_keys", List.of(-1, 2)),
          Map.entry("transform_values", List.of(-1, 2)),
          Map.entry("map_zip_with", List.of(-1, -1, 3)),
          Map.entry("array_sort", List.of(-1, 2)));

  private LambdaText() {}

  /** The text of an argument: of a constant in place of a lambda that of a lambda. */
  static String argument(String function, int index, Expression argument, String text) {
    List<Integer> parameters = PARAMETERS.get(function);
    if (parameters == null || index >= parameters.size() || argument instanceof Lambda) {
      return text;
    }
    int count = parameters.get(index);
    return count < 0 ? text : lambda(text, count);
  }

  /** The lambda that a call leaves out, behind a comma; or nothing. */
  static String omitted(String function, int count) {
    switch (function + "/" + count) {
      case "aggregate/3", "reduce/3":
        return ", " + lambda(VARIABLE, 1);
      case "array_sort/1":
        return ", " + lambda(order(), 2);
      default:
        return "";
    }
  }

  private static String lambda(String body, int parameters) {
    return "lambdafunction(" + body + (", " + VARIABLE).repeat(parameters) + ")";
  }

  /** Nulls last, then ascending. */
  private static String order() {
    String isNull = "(" + VARIABLE + " IS NULL)";
    String less = "(" + VARIABLE + " < " + VARIABLE + ")";
    String greater = "(" + VARIABLE + " > " + VARIABLE + ")";
    String compared = choice(less, "-1", choice(greater, "1", "0"));
    String oneNull = choice(isNull, "1", choice(isNull, "-1", compared));
    return choice("(" + isNull + " AND " + isNull + ")", "0", oneNull);
  }

  private static String choice(String condition, String then, String otherwise) {
    return "(IF(" + condition + ", " + then + ", " + otherwise + "))";
  }
}
