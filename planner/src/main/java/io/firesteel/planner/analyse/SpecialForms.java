package io.firesteel.planner.analyse;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeNames;
import io.firesteel.planner.syntax.ComparisonOperator;
import io.firesteel.planner.syntax.Expression;
import io.firesteel.planner.syntax.FunctionCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.calcite.rex.RexNode;

/** Functions that are syntax in disguise: casts, conditionals, tests, constructors. */
final class SpecialForms {
  private static final Map<String, SqlType> CASTS =
      Map.ofEntries(
          Map.entry("boolean", SqlType.BOOLEAN),
          Map.entry("tinyint", SqlType.TINYINT),
          Map.entry("smallint", SqlType.SMALLINT),
          Map.entry("int", SqlType.INT),
          Map.entry("bigint", SqlType.BIGINT),
          Map.entry("float", SqlType.FLOAT),
          Map.entry("double", SqlType.DOUBLE),
          Map.entry("decimal", SqlType.decimal(10, 0)),
          Map.entry("date", SqlType.DATE),
          Map.entry("timestamp", SqlType.TIMESTAMP),
          Map.entry("time", SqlType.TIME),
          Map.entry("binary", SqlType.BINARY),
          Map.entry("string", SqlType.STRING));

  private final Analysis analysis;

  SpecialForms(Analysis analysis) {
    this.analysis = analysis;
  }

  /** The call, or null if the name is no special form. */
  RexNode build(String name, FunctionCall node, Ctx ctx) {
    SqlType cast = CASTS.get(name);
    if (cast != null) {
      List<RexNode> arguments = arguments(name, node, 1, ctx);
      return analysis.expressions.cast(arguments.get(0), cast, analysis.mode, node, ctx);
    }
    switch (name) {
      case "struct":
        return analysis.functions.struct(node.arguments(), node, ctx);
      case "if":
        return conditional(node, arguments(name, node, 3, ctx), ctx);
      case "nvl", "ifnull":
        return analysis.functions.named("coalesce", arguments(name, node, 2, ctx), node, ctx);
      case "zeroifnull":
        List<RexNode> number = new ArrayList<>(arguments(name, node, 1, ctx));
        number.add(analysis.expressions.constants().integer(0));
        return analysis.functions.named("coalesce", number, node, ctx);
      case "nvl2":
        List<RexNode> three = arguments(name, node, 3, ctx);
        return branches(
            new Predicates(analysis).isNull(three.get(0), true),
            three.get(1),
            three.get(2),
            name,
            node,
            ctx);
      case "nullif":
        List<RexNode> two = arguments(name, node, 2, ctx);
        return nullIf(two.get(0), two.get(1), node, ctx);
      case "nullifzero":
        RexNode only = arguments(name, node, 1, ctx).get(0);
        return nullIf(only, analysis.expressions.constants().integer(0), node, ctx);
      case "isnull", "isnotnull":
        RexNode tested = arguments(name, node, 1, ctx).get(0);
        return new Predicates(analysis).isNull(tested, name.equals("isnotnull"));
      case "equal_null":
        List<RexNode> pair = arguments(name, node, 2, ctx);
        return new Predicates(analysis)
            .compare(ComparisonOperator.NULL_SAFE_EQUAL, pair.get(0), pair.get(1), node, ctx);
      case "grouping", "grouping_id":
        return grouping(name, node, ctx);
      default:
        return tryOperator(name, node, ctx);
    }
  }

  private RexNode tryOperator(String name, FunctionCall node, Ctx ctx) {
    if (!name.startsWith("try_") || analysis.functions.find(name) != null) {
      return null;
    }
    io.firesteel.engine.function.ScalarFunction base = analysis.functions.tryOperator(name);
    return base == null ? null : analysis.functions.scalar(base, name, node.arguments(), node, ctx);
  }

  private List<RexNode> arguments(String name, FunctionCall node, int count, Ctx ctx) {
    List<Expression> arguments = node.arguments();
    if (arguments.size() != count) {
      throw SqlException.of(
              "WRONG_NUM_ARGS.WITHOUT_SUGGESTION",
              "The function "
                  + name
                  + " takes "
                  + count
                  + " arguments, but was called with "
                  + arguments.size()
                  + ".")
          .with("functionName", TypeNames.quote(name))
          .with("expectedNum", String.valueOf(count))
          .with("actualNum", String.valueOf(arguments.size()))
          .with("docroot", "https://spark.apache.org/docs/latest")
          .at(analysis.at(node.span()));
    }
    return analysis.expressions.build(arguments, ctx);
  }

  private RexNode conditional(FunctionCall node, List<RexNode> arguments, Ctx ctx) {
    RexNode condition = analysis.expressions.toBoolean(arguments.get(0));
    if (condition == null) {
      throw Errors.inputType(
              analysis.text.of(node, ctx),
              0,
              "\"BOOLEAN\"",
              analysis.text.of(node.arguments().get(0), ctx),
              Analysis.type(arguments.get(0)))
          .at(analysis.at(node.span()));
    }
    return branches(condition, arguments.get(1), arguments.get(2), "if", node, ctx);
  }

  private RexNode branches(
      RexNode condition, RexNode then, RexNode otherwise, String name, FunctionCall node, Ctx ctx) {
    List<RexNode> common = analysis.casts.toCommon(List.of(then, otherwise));
    if (common == null) {
      throw Errors.differentTypes(
              analysis.text.of(node, ctx),
              name.equals("nvl2") ? "if" : name,
              List.of(Analysis.type(then), Analysis.type(otherwise)))
          .at(analysis.at(node.span()));
    }
    return analysis.expressions.caseWhen(List.of(condition), common.subList(0, 1), common.get(1));
  }

  private RexNode nullIf(RexNode value, RexNode other, FunctionCall node, Ctx ctx) {
    RexNode equal =
        new Predicates(analysis).compare(ComparisonOperator.EQUAL, value, other, node, ctx);
    return analysis.expressions.caseWhen(
        List.of(equal), List.of(analysis.literal(Analysis.type(value), null)), value);
  }

  /** Replaced by the grouping sets' indicator when the block's GROUP BY is known. */
  private RexNode grouping(String name, FunctionCall node, Ctx ctx) {
    boolean one = name.equals("grouping");
    List<RexNode> columns =
        one ? arguments(name, node, 1, ctx) : analysis.expressions.build(node.arguments(), ctx);
    return analysis.rex.makeCall(
        analysis.rel(one ? SqlType.TINYINT : SqlType.BIGINT, false),
        new PendingGrouping(one, node.span()),
        columns);
  }
}
