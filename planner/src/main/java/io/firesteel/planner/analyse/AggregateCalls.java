package io.firesteel.planner.analyse;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeNames;
import io.firesteel.engine.function.AggregateFunction;
import io.firesteel.engine.function.Resolved;
import io.firesteel.planner.algebra.AggregateOperator;
import io.firesteel.planner.algebra.Literals;
import io.firesteel.planner.syntax.Expression;
import io.firesteel.planner.syntax.FunctionCall;
import io.firesteel.planner.syntax.NullTreatment;
import io.firesteel.planner.syntax.SortItem;
import io.firesteel.planner.syntax.Star;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** Calls of aggregate functions, as placeholders or as the function of a window. */
final class AggregateCalls {
  /** Functions whose first argument is the one sort key of WITHIN GROUP. */
  private static final Set<String> INVERSE = Set.of("percentile_cont", "percentile_disc", "mode");

  private final Analysis analysis;

  AggregateCalls(Analysis analysis) {
    this.analysis = analysis;
  }

  /** A function with its arguments cast. */
  record Bound(
      SqlAggFunction function,
      RelDataType type,
      List<RexNode> arguments,
      List<SortItem> order,
      List<RexNode> orderKeys) {}

  RexNode count(FunctionCall node, Ctx ctx) {
    return pending(bindCount(node, ctx.inAggregate()), node, ctx);
  }

  RexNode call(AggregateFunction function, String name, FunctionCall node, Ctx ctx) {
    return pending(bind(function, name, node, ctx.inAggregate()), node, ctx);
  }

  Bound bindCount(FunctionCall node, Ctx ctx) {
    List<Expression> written = node.arguments();
    if (written.size() == 1 && written.get(0) instanceof Star star) {
      if (!star.qualifier().isEmpty() && !node.distinct() && star.except().isEmpty()) {
        new Stars(analysis).columns(star, ctx);
        throw SqlException.of(
                "INVALID_USAGE_OF_STAR_WITH_TABLE_IDENTIFIER_IN_COUNT",
                "count(table.*) is not allowed; count the columns by their names.")
            .with("tableName", TypeNames.quote(star.qualifier()))
            .at(analysis.at(star.span()));
      }
      if (star.qualifier().isEmpty() && star.except().isEmpty() && !node.distinct()) {
        written = List.of();
      }
    } else if (written.isEmpty()) {
      throw SqlException.of(
              "WRONG_NUM_ARGS.WITHOUT_SUGGESTION", "count needs at least one argument.")
          .with("functionName", "`count`")
          .with("expectedNum", "> 0")
          .with("actualNum", "0")
          .with("docroot", "https://spark.apache.org/docs/latest")
          .at(analysis.at(node.span()));
    }
    List<RexNode> arguments = new ArrayList<>();
    for (RexNode argument :
        analysis
            .functions
            .lists()
            .build(analysis.functions.lists().expandStars(written, ctx), ctx)) {
      // Constants change nothing, unless only distinct rows count.
      if (node.distinct() || !Literals.isConstant(argument) || Literals.isNull(argument)) {
        arguments.add(argument);
      }
    }
    return new Bound(
        SqlStdOperatorTable.COUNT,
        analysis.rel(SqlType.BIGINT, false),
        arguments,
        List.of(),
        List.of());
  }

  Bound bind(AggregateFunction function, String name, FunctionCall node, Ctx ctx) {
    List<Expression> written =
        analysis.functions.lists().arrange(function, name, node.arguments(), node, ctx);
    List<RexNode> arguments = new ArrayList<>();
    List<SortItem> order = node.withinGroup();
    List<RexNode> keys = new ArrayList<>();
    for (SortItem item : order) {
      keys.add(analysis.expressions.build(item.expression(), ctx));
    }
    boolean inverse = INVERSE.contains(function.name());
    checkWithinGroup(name, inverse, order, node);
    if (inverse && !keys.isEmpty()) {
      arguments.addAll(keys);
      keys = List.of();
      order = List.of();
    }
    arguments.addAll(analysis.functions.lists().build(written, ctx));
    if (inverse && node.withinGroup().size() == 1 && node.withinGroup().get(0).descending()) {
      if (function.name().equals("mode")) {
        // Its second argument means something else: which of several modes is taken.
        arguments.add(analysis.literal(true));
      }
      arguments.add(analysis.literal(true));
    }
    if (ignoresNulls(node) && arguments.size() == 1) {
      arguments.add(analysis.literal(true));
    }
    Resolved resolved =
        analysis.functions.resolve(function, name, arguments, analysis.mode, node, ctx);
    SqlType type = analysis.collations.result(function.name(), resolved.type(), arguments);
    RelDataType nullable = analysis.rel(type, true);
    AggregateOperator operator =
        new AggregateOperator(function, nullable, analysis.mode, analysis.place(node.span()));
    return new Bound(
        operator,
        analysis.rel(type, resolved.nullable()),
        constants(analysis.functions.operands(resolved, arguments, analysis.place(node.span()))),
        order,
        keys);
  }

  /** Fractions, delimiters and other settings are literals, whatever they were cast from. */
  private List<RexNode> constants(List<RexNode> operands) {
    List<RexNode> settled = new ArrayList<>(operands);
    for (int i = 1; i < settled.size(); i++) {
      RexNode operand = settled.get(i);
      if (!Literals.isConstant(operand) && Foldable.test(operand)) {
        try {
          Object value = analysis.context.constants().evaluate(operand);
          settled.set(i, analysis.literal(Analysis.type(operand), value));
        } catch (SqlException e) {
          // It fails when it is run, with the right place.
        }
      }
    }
    return settled;
  }

  private void checkWithinGroup(
      String name, boolean inverse, List<SortItem> order, FunctionCall node) {
    String quoted = TypeNames.quote(name);
    if (inverse && !name.equals("mode") && order.isEmpty()) {
      throw SqlException.of(
              "INVALID_WITHIN_GROUP_EXPRESSION.WITHIN_GROUP_MISSING",
              "The function " + quoted + " needs WITHIN GROUP (ORDER BY ...).")
          .with("funcName", quoted)
          .at(analysis.at(node.span()));
    }
    if (inverse && order.size() > 1) {
      throw SqlException.of(
              "INVALID_WITHIN_GROUP_EXPRESSION.WRONG_NUM_ORDERINGS",
              "The function " + quoted + " takes one sort key.")
          .with("funcName", quoted)
          .with("expectedNum", "1")
          .with("actualNum", String.valueOf(order.size()))
          .at(analysis.at(node.span()));
    }
    boolean ordered = name.equals("listagg") || name.equals("string_agg");
    if (!inverse && !ordered && !order.isEmpty()) {
      throw SqlException.of(
              "INVALID_SQL_SYNTAX.FUNCTION_WITH_UNSUPPORTED_SYNTAX",
              "The function " + quoted + " does not take WITHIN GROUP (ORDER BY ...).")
          .with("prettyName", quoted)
          .with("syntax", "\"WITHIN GROUP (ORDER BY ...)\"")
          .at(analysis.at(node.span()));
    }
  }

  private RexNode pending(Bound bound, FunctionCall node, Ctx ctx) {
    List<RexNode> operands = new ArrayList<>(bound.arguments());
    RexNode filter = filter(node, ctx);
    if (filter != null) {
      operands.add(filter);
    }
    operands.addAll(bound.orderKeys());
    refuseNested(operands, node);
    PendingAggregate operator =
        new PendingAggregate(
            bound.function(),
            bound.type(),
            bound.arguments().size(),
            node.distinct(),
            filter != null,
            ignoresNulls(node),
            bound.order());
    return analysis.rex.makeCall(bound.type(), operator, operands);
  }

  private static boolean ignoresNulls(FunctionCall node) {
    return node.nullTreatment().filter(t -> t == NullTreatment.IGNORE_NULLS).isPresent();
  }

  /** The condition of FILTER, or null. */
  RexNode filter(FunctionCall node, Ctx ctx) {
    if (node.filter().isEmpty()) {
      return null;
    }
    RexNode filter = analysis.expressions.build(node.filter().get(), ctx.inAggregate());
    RexNode bool = analysis.expressions.toBoolean(filter);
    if (bool != null) {
      return bool;
    }
    String sql = analysis.text.of(node.filter().get(), ctx);
    throw SqlException.of(
            "INVALID_AGGREGATE_FILTER.NOT_BOOLEAN", "The condition of FILTER must be BOOLEAN.")
        .with("filterExpr", Errors.quoted(sql))
        .at(analysis.at(node.span()));
  }

  private void refuseNested(List<RexNode> operands, FunctionCall node) {
    for (RexNode operand : operands) {
      if (Rewriting.contains(operand, PendingAggregate.class)) {
        throw SqlException.of(
                "NESTED_AGGREGATE_FUNCTION",
                "An aggregate function cannot be the argument of another one.")
            .at(
                analysis.at(
                    node.arguments().isEmpty() ? node.span() : node.arguments().get(0).span()));
      }
    }
  }
}
