package io.firesteel.planner.analyse;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeKind;
import io.firesteel.planner.syntax.Alias;
import io.firesteel.planner.syntax.Arithmetic;
import io.firesteel.planner.syntax.ArithmeticOperator;
import io.firesteel.planner.syntax.Expression;
import io.firesteel.planner.syntax.FunctionCall;
import io.firesteel.planner.syntax.NullTreatment;
import io.firesteel.planner.syntax.SortItem;
import io.firesteel.planner.syntax.Star;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Function calls in Spark's notation: its spelling of names, and arguments that it fills in. */
final class CallText {
  /** Functions that Spark writes in upper case. */
  private static final Set<String> UPPER =
      Set.of(
          "ceil",
          "floor",
          "power",
          "signum",
          "rank",
          "dense_rank",
          "percent_rank",
          "sqrt",
          "sin",
          "cos",
          "tan",
          "exp",
          "log",
          "log10",
          "log2",
          "log1p",
          "expm1",
          "cbrt",
          "degrees",
          "radians",
          "asin",
          "acos",
          "atan",
          "atan2",
          "sinh",
          "cosh",
          "tanh",
          "asinh",
          "acosh",
          "atanh",
          "cot",
          "sec",
          "csc",
          "hypot",
          "e",
          "pi",
          "rlike",
          "regexp",
          "regexp_like",
          "spark_partition_id");

  private static final Map<String, String> RENAMED =
      Map.of(
          "array_agg", "collect_list",
          "curdate", "current_date",
          "random", "rand",
          "current_database", "current_schema");

  /** Arguments that Spark shows though they were left out, by name and number of arguments. */
  private static final Map<String, String> FILLED =
      Map.ofEntries(
          Map.entry("substr/2", ", 2147483647"),
          Map.entry("substring/2", ", 2147483647"),
          Map.entry("round/1", ", 0"),
          Map.entry("bround/1", ", 0"),
          Map.entry("position/2", ", 1"),
          Map.entry("locate/2", ", 1"),
          Map.entry("overlay/3", ", -1"),
          Map.entry("sort_array/1", ", true"),
          Map.entry("percentile/2", ", 1"),
          Map.entry("approx_percentile/2", ", 10000"),
          Map.entry("percentile_approx/2", ", 10000"),
          Map.entry("split/2", ", -1"),
          Map.entry("regexp_replace/3", ", 1"),
          Map.entry("regexp_extract/2", ", 1"),
          Map.entry("regexp_extract_all/2", ", 1"),
          Map.entry("regexp_instr/2", ", 0"),
          Map.entry("listagg/1", ", NULL"),
          Map.entry("string_agg/1", ", NULL"),
          Map.entry("lag/1", ", 1, NULL"),
          Map.entry("lead/1", ", 1, NULL"),
          Map.entry("lag/2", ", NULL"),
          Map.entry("lead/2", ", NULL"),
          Map.entry("lpad/2", ",  "),
          Map.entry("rpad/2", ",  "),
          Map.entry("replace/2", ", "),
          Map.entry("months_between/2", ", true"),
          Map.entry("unix_timestamp/0", "current_timestamp(), yyyy-MM-dd HH:mm:ss"),
          Map.entry("unix_timestamp/1", ", yyyy-MM-dd HH:mm:ss"),
          Map.entry("to_unix_timestamp/1", ", yyyy-MM-dd HH:mm:ss"),
          Map.entry("from_unixtime/1", ", yyyy-MM-dd HH:mm:ss"),
          Map.entry("make_interval/1", ", 0, 0, 0, 0, 0, 0.000000"),
          Map.entry("make_dt_interval/1", ", 0, 0, 0.000000"),
          Map.entry("make_ym_interval/1", ", 0"),
          Map.entry("str_to_map/1", ", ,, :"),
          Map.entry("current_time/0", "6"),
          Map.entry("vector_norm/1", ", 2.0"),
          Map.entry("vector_normalize/1", ", 2.0"),
          Map.entry("aes_encrypt/2", ", GCM, DEFAULT, , "),
          Map.entry("aes_encrypt/3", ", DEFAULT, , "),
          Map.entry("aes_encrypt/4", ", , "),
          Map.entry("aes_encrypt/5", ", "),
          Map.entry("aes_decrypt/2", ", GCM, DEFAULT, "),
          Map.entry("aes_decrypt/3", ", DEFAULT, "),
          Map.entry("aes_decrypt/4", ", "),
          Map.entry("try_aes_decrypt/2", ", GCM, DEFAULT, "),
          Map.entry("try_aes_decrypt/3", ", DEFAULT, "),
          Map.entry("try_aes_decrypt/4", ", "),
          Map.entry("hll_sketch_agg/1", ", 12"),
          Map.entry("hll_union/2", ", false"),
          Map.entry("hll_union_agg/1", ", false"),
          Map.entry("theta_sketch_agg/1", ", 12"),
          Map.entry("theta_union_agg/1", ", 12"),
          Map.entry("theta_union/2", ", 12"),
          Map.entry("approx_top_k/1", ", 5, 10000"),
          Map.entry("approx_top_k/2", ", 10000"),
          Map.entry("approx_top_k_accumulate/1", ", 10000"),
          Map.entry("approx_top_k_combine/1", ", -1"),
          Map.entry("approx_top_k_estimate/1", ", 5"));

  private static final Set<String> CASTS =
      Set.of(
          "boolean",
          "tinyint",
          "smallint",
          "int",
          "bigint",
          "float",
          "double",
          "decimal",
          "date",
          "timestamp",
          "time",
          "binary",
          "string");

  private final Analysis analysis;
  private final SqlText text;

  CallText(Analysis analysis, SqlText text) {
    this.analysis = analysis;
    this.text = text;
  }

  String of(FunctionCall node, Ctx ctx) {
    List<String> parts = node.function().parts();
    String written =
        node.function().dynamic().isPresent()
            ? String.join(
                ".", analysis.tables.dynamicName(node.function().dynamic().get(), ctx.env()))
            : parts.get(parts.size() - 1);
    String name = written.toLowerCase(Locale.ROOT);
    if (analysis.functions.builtInName(node, ctx) == null
        || analysis.functions.find(name) == null) {
      String user = user(node, ctx);
      if (user != null) {
        return user;
      }
    }
    List<String> arguments = new ArrayList<>();
    List<Expression> expanded =
        name.equals("count")
            ? node.arguments()
            : analysis.functions.lists().expandStars(node.arguments(), ctx);
    for (Expression argument : expanded) {
      String shown = argument(name, argument, ctx);
      arguments.add(LambdaText.argument(name, arguments.size(), argument, shown));
    }
    String call = call(name, node, arguments, ctx);
    if (!node.withinGroup().isEmpty()) {
      call = call + " WITHIN GROUP (ORDER BY " + withinGroup(name, node, ctx) + ")";
    }
    if (node.filter().isPresent()) {
      call = call + " FILTER (WHERE " + text.of(node.filter().get(), ctx) + ")";
    }
    if (node.over().isPresent()) {
      call = call + " OVER " + new WindowText(text).of(node.over().get(), node, ctx);
    }
    return call;
  }

  /** A call of a SQL function: its full name, arguments in the order of the parameters. */
  private String user(FunctionCall node, Ctx ctx) {
    UserFunctions functions = new UserFunctions(analysis);
    UserFunctions.Found found = functions.find(analysis.functions.qualified(node, ctx));
    if (found == null) {
      return null;
    }
    List<String> arguments = new ArrayList<>();
    for (Expression argument : functions.written(found, node, ctx)) {
      arguments.add(text.of(argument, ctx));
    }
    return String.join(".", found.name()) + "(" + String.join(", ", arguments) + ")";
  }

  private String argument(String name, Expression argument, Ctx ctx) {
    if (argument instanceof Star && name.equals("count")) {
      return "1";
    }
    return argument instanceof Alias && !name.equals("struct")
        ? text.of(((Alias) argument).expression(), ctx)
        : text.of(argument, ctx);
  }

  private String withinGroup(String name, FunctionCall node, Ctx ctx) {
    List<String> items = new ArrayList<>();
    for (SortItem item : node.withinGroup()) {
      if (name.equals("listagg") || name.equals("string_agg")) {
        items.add(text.sortItem(item, ctx));
      } else {
        boolean descending = item.descending() != name.equals("mode");
        items.add(text.of(item.expression(), ctx) + (descending ? " DESC" : ""));
      }
    }
    return String.join(", ", items);
  }

  private String call(String name, FunctionCall node, List<String> arguments, Ctx ctx) {
    int count = arguments.size();
    String joined = String.join(", ", arguments);
    if (count == 1 && CASTS.contains(name)) {
      return arguments.get(0);
    }
    switch (name + "/" + count) {
      case "if/3":
        return "(IF(" + joined + "))";
      case "isnull/1":
        return "(" + joined + " IS NULL)";
      case "isnotnull/1":
        return "(" + joined + " IS NOT NULL)";
      case "positive/1":
        return "(+ " + joined + ")";
      case "div/2":
        return "(" + String.join(" div ", arguments) + ")";
      case "like/2":
        return String.join(" LIKE ", arguments);
      case "like/3":
        return arguments.get(0)
            + " LIKE "
            + arguments.get(1)
            + " ESCAPE '"
            + arguments.get(2)
            + "'";
      case "log/1":
        return "LOG(E(), " + joined + ")";
      case "datepart/2", "extract/2":
        return name + "(" + String.join(" FROM ", arguments) + ")";
      case "ceil/2", "floor/2":
        return name + "(" + joined + ")";
      case "from_json/2", "from_json/3":
        // Spark gives such a result the name of a map's entries.
        return arguments.get(1).regionMatches(true, 0, "map<", 0, 4)
            ? "entries"
            : name + "(" + arguments.get(0) + ")";
      case "variant_get/3", "try_variant_get/3":
        return name + "(" + arguments.get(0) + ", " + arguments.get(1) + ")";
      case "from_csv/2",
      "from_csv/3",
      "from_xml/2",
      "from_xml/3",
      "to_json/2",
      "to_csv/2",
      "to_xml/2",
      "schema_of_json/2",
      "schema_of_csv/2",
      "schema_of_xml/2":
        return name + "(" + arguments.get(0) + ")";
      case "first/2", "last/2", "any_value/2", "first_value/2", "last_value/2":
        return name.replace("_value", name.startsWith("any") ? "_value" : "")
            + "("
            + arguments.get(0)
            + ")";
      case "time_bucket/2":
        SqlType time =
            Analysis.type(analysis.expressions.build(node.arguments().get(1), ctx.inAggregate()));
        return name
            + "("
            + joined
            + (time.kind() == TypeKind.TIMESTAMP_NTZ ? ", TIMESTAMP_NTZ" : ", TIMESTAMP")
            + " '1970-01-01 00:00:00')";
      case "try_to_time/1", "try_to_time/2":
        return "try_to_time(to_time(" + joined + "))";
      case "not/1", "!/1":
        return "(NOT " + joined + ")";
      default:
        break;
    }
    String shown = UPPER.contains(name) ? name.toUpperCase(Locale.ROOT) : name;
    shown = RENAMED.getOrDefault(shown, shown);
    if (node.nullTreatment().filter(t -> t == NullTreatment.IGNORE_NULLS).isPresent()
        && (name.equals("first_value") || name.equals("last_value"))) {
      shown = name.substring(0, name.indexOf('_'));
    }
    String filled =
        FILLED.getOrDefault(name + "/" + count, "")
            + LambdaText.omitted(name, count)
            + tupleSettings(name, count);
    return shown + "(" + (node.distinct() ? "DISTINCT " : "") + joined + filled + ")";
  }

  /** The size and the mode of tuple sketches that a call leaves out. */
  private static String tupleSettings(String name, int count) {
    boolean agg = name.startsWith("tuple_union_agg_") || name.startsWith("tuple_intersection_agg_");
    boolean sized = name.startsWith("tuple_union_") || name.startsWith("tuple_sketch_agg_");
    boolean mode = sized || name.startsWith("tuple_intersection_");
    if (name.startsWith("tuple_sketch_summary_")) {
      return count == 1 ? ", sum" : "";
    }
    int leading = agg ? 1 : 2;
    if (sized && count == leading) {
      return ", 12, sum";
    }
    return mode && count == (sized ? leading + 1 : leading) ? ", sum" : "";
  }

  /** Spark's names for sums with datetimes; null for other operands. */
  String datetime(Arithmetic node, SqlType a, SqlType b, String left, String right) {
    if (node.operator() == ArithmeticOperator.MULTIPLY) {
      return a.isNumeric() && isInterval(b) ? "(" + right + " * " + left + ")" : null;
    }
    boolean plus = node.operator() == ArithmeticOperator.PLUS;
    boolean swapped = plus && !a.kind().isDatetime() && b.kind().isDatetime();
    SqlType base = swapped ? b : a;
    SqlType other = swapped ? a : b;
    if (!base.kind().isDatetime() || other.kind().isDatetime()) {
      return null;
    }
    String x = swapped ? right : left;
    String y = swapped ? left : right;
    if (base.kind() == TypeKind.DATE && other.isIntegral()) {
      return (plus ? "date_add(" : "date_sub(") + x + ", " + y + ")";
    }
    if (base.kind() == TypeKind.DATE
        && other instanceof SqlType.DayTimeIntervalType days
        && days.end() == SqlType.DayTimeIntervalType.DAY) {
      return (plus ? "date_add(" : "date_sub(") + x + ", extractansiintervaldays(" + y + "))";
    }
    return isInterval(other) ? x + (plus ? " + " : " - ") + y : null;
  }

  private static boolean isInterval(SqlType type) {
    return type.kind() == TypeKind.YEAR_MONTH_INTERVAL
        || type.kind() == TypeKind.DAY_TIME_INTERVAL
        || type.kind() == TypeKind.CALENDAR_INTERVAL;
  }
}
