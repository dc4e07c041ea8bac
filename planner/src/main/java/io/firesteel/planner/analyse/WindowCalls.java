package io.firesteel.planner.analyse;

import com.google.common.collect.ImmutableList;
import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeKind;
import io.firesteel.engine.function.AggregateFunction;
import io.firesteel.engine.function.FunctionDefinition;
import io.firesteel.engine.function.Resolved;
import io.firesteel.engine.function.WindowFunction;
import io.firesteel.planner.algebra.Literals;
import io.firesteel.planner.algebra.WindowOperator;
import io.firesteel.planner.syntax.Expression;
import io.firesteel.planner.syntax.FrameBound;
import io.firesteel.planner.syntax.FrameUnit;
import io.firesteel.planner.syntax.FunctionCall;
import io.firesteel.planner.syntax.NullTreatment;
import io.firesteel.planner.syntax.SortItem;
import io.firesteel.planner.syntax.WindowFrame;
import io.firesteel.planner.syntax.WindowSpecification;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexFieldCollation;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexWindowBound;
import org.apache.calcite.rex.RexWindowBounds;
import org.apache.calcite.rex.RexWindowExclusion;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlKind;

/** Functions over windows. */
final class WindowCalls {
  /** Aggregates that are of a whole partition or of none. */
  private static final Set<String> WHOLE_PARTITION =
      Set.of("percentile_cont", "percentile_disc", "median");

  private final Analysis analysis;

  WindowCalls(Analysis analysis) {
    this.analysis = analysis;
  }

  /** A window with its defaults filled in. */
  private record Frame(RexWindowBound lower, RexWindowBound upper, boolean rows) {}

  RexNode over(String name, FunctionCall node, Ctx ctx) {
    WindowSpecification window = specification(node.over().get(), ctx);
    Ctx inner = ctx.inAggregate();
    SqlAggFunction operator;
    RelDataType type;
    List<RexNode> arguments;
    FunctionDefinition function = name.equals("count") ? null : analysis.functions.find(name);
    boolean ranking = false;
    if (name.equals("count")) {
      AggregateCalls.Bound bound = analysis.aggregates.bindCount(node, inner);
      operator = bound.function();
      type = bound.type();
      arguments = bound.arguments();
    } else if (function instanceof AggregateFunction aggregate) {
      AggregateCalls.Bound bound = analysis.aggregates.bind(aggregate, name, node, inner);
      if (!bound.orderKeys().isEmpty() && bound.arguments().isEmpty()) {
        throw Errors.unsupported("WITHIN GROUP over a window").at(analysis.at(node.span()));
      }
      refuseWindowOrder(aggregate, name, window, node, ctx);
      operator = bound.function();
      type = bound.type();
      arguments = bound.arguments();
    } else if (function instanceof WindowFunction ranked) {
      List<RexNode> built =
          analysis
              .functions
              .lists()
              .build(
                  analysis.functions.lists().arrange(ranked, name, node.arguments(), node, ctx),
                  inner);
      Resolved resolved = analysis.functions.resolve(ranked, name, built, analysis.mode, node, ctx);
      type = analysis.rel(resolved.type(), resolved.nullable());
      operator = new WindowOperator(ranked, type);
      arguments = analysis.functions.operands(resolved, built, analysis.place(node.span()));
      ranking = ranked.kind() != WindowFunction.Kind.NTH_VALUE;
      if (window.orderBy().isEmpty()) {
        throw notOrdered(name, node, ctx);
      }
    } else if (function == null) {
      throw analysis.functions.unresolved(node.function().parts(), node.span());
    } else {
      String sql = analysis.text.of(node, ctx);
      throw SqlException.of(
              "UNSUPPORTED_EXPR_FOR_WINDOW",
              "The function " + name + " cannot stand over a window.")
          .with("sqlExpr", Errors.quoted(sql))
          .at(analysis.at(node.span()));
    }
    if (node.distinct()) {
      throw SqlException.of(
              "DISTINCT_WINDOW_FUNCTION_UNSUPPORTED",
              "DISTINCT is not supported for functions over windows.")
          .with("windowExpr", Errors.quoted(analysis.text.of(node, ctx)))
          .at(analysis.at(node.span()));
    }
    arguments = filtered(node, arguments, inner);
    for (RexNode argument : arguments) {
      refuseNested(argument, node);
    }
    boolean ignoreNulls =
        node.nullTreatment().filter(t -> t == NullTreatment.IGNORE_NULLS).isPresent();
    return make(operator, type, arguments, window, ranking, ignoreNulls, node, ctx);
  }

  /** Percentiles and ordered lists are of the whole partition: no order, no frame. */
  private void refuseWindowOrder(
      AggregateFunction function,
      String name,
      WindowSpecification window,
      FunctionCall node,
      Ctx ctx) {
    boolean whole =
        WHOLE_PARTITION.contains(function.name())
            || function.name().equals("listagg") && !node.withinGroup().isEmpty();
    if (whole && (!window.orderBy().isEmpty() || window.frame().isPresent())) {
      String sql = analysis.text.of(node, ctx);
      int over = sql.indexOf(" OVER ");
      throw SqlException.of(
              "INVALID_WINDOW_SPEC_FOR_AGGREGATION_FUNC",
              "The window of " + name + " takes neither ORDER BY nor a frame.")
          .with("aggFunc", Errors.quoted(over < 0 ? sql : sql.substring(0, over)))
          .at(analysis.at(node.span()));
    }
  }

  private SqlException notOrdered(String name, FunctionCall node, Ctx ctx) {
    String sql = analysis.text.of(node, ctx);
    int over = sql.indexOf(" OVER ");
    return SqlException.of(
            "WINDOW_FUNCTION_FRAME_NOT_ORDERED",
            "The window function " + name + " needs ORDER BY in its window.")
        .with("wf_name", name)
        .with("wf_expr", over < 0 ? sql : sql.substring(0, over));
  }

  /** FILTER over a window: rows that do not count become nulls, which aggregates skip. */
  private List<RexNode> filtered(FunctionCall node, List<RexNode> arguments, Ctx ctx) {
    RexNode filter = analysis.aggregates.filter(node, ctx);
    if (filter == null) {
      return arguments;
    }
    List<RexNode> filtered = new ArrayList<>(arguments);
    if (filtered.isEmpty()) {
      filtered.add(analysis.expressions.constants().integer(1));
    }
    RexNode first = filtered.get(0);
    filtered.set(
        0,
        analysis.expressions.caseWhen(
            List.of(filter), List.of(first), analysis.literal(Analysis.type(first), null)));
    return filtered;
  }

  private void refuseNested(RexNode argument, FunctionCall node) {
    if (RexOver.containsOver(argument)) {
      throw SqlException.of(
              "UNSUPPORTED_EXPR_FOR_WINDOW",
              "A window function cannot be the argument of another one.")
          .with("sqlExpr", Errors.quoted(node.function().parts().get(0)))
          .at(analysis.at(node.span()));
    }
  }

  /** The window with what a named base gives it. */
  private WindowSpecification specification(WindowSpecification window, Ctx ctx) {
    if (window.base().isEmpty()) {
      return window;
    }
    String name = window.base().get();
    WindowSpecification base = ctx.windows().get(Env.key(name));
    if (base == null) {
      throw SqlException.of(
              "MISSING_WINDOW_SPECIFICATION", "The WINDOW clause defines no window " + name + ".")
          .with("windowName", name)
          .with("docroot", "https://spark.apache.org/docs/latest");
    }
    WindowSpecification resolved = specification(base, ctx);
    return new WindowSpecification(
        Optional.empty(),
        window.partitionBy().isEmpty() ? resolved.partitionBy() : window.partitionBy(),
        window.orderBy().isEmpty() ? resolved.orderBy() : window.orderBy(),
        window.frame().isPresent() ? window.frame() : resolved.frame(),
        window.span());
  }

  private RexNode make(
      SqlAggFunction operator,
      RelDataType type,
      List<RexNode> arguments,
      WindowSpecification window,
      boolean ranking,
      boolean ignoreNulls,
      FunctionCall node,
      Ctx ctx) {
    List<RexNode> partition = analysis.expressions.build(window.partitionBy(), ctx);
    ImmutableList.Builder<RexFieldCollation> order = ImmutableList.builder();
    SqlType orderType = null;
    for (SortItem item : window.orderBy()) {
      RexNode key = analysis.expressions.build(item.expression(), ctx);
      orderType = Analysis.type(key);
      order.add(collation(key, item));
    }
    ImmutableList<RexFieldCollation> keys = order.build();
    if (ranking && window.frame().isPresent()) {
      checkRankingFrame(window.frame().get(), node, ctx);
    }
    Frame frame =
        ranking || window.frame().isEmpty()
            ? defaultFrame(ranking, keys.isEmpty())
            : frame(window.frame().get(), keys, orderType, window, ctx);
    return analysis.rex.makeOver(
        type,
        operator,
        arguments,
        partition,
        keys,
        frame.lower(),
        frame.upper(),
        RexWindowExclusion.EXCLUDE_NO_OTHER,
        frame.rows(),
        true,
        false,
        false,
        ignoreNulls);
  }

  private void checkRankingFrame(WindowFrame frame, FunctionCall node, Ctx ctx) {
    boolean fits =
        frame.unit() == FrameUnit.ROWS
            && frame.start().kind()
                == io.firesteel.planner.syntax.FrameBoundKind.UNBOUNDED_PRECEDING
            && frame
                .end()
                .map(e -> e.kind() == io.firesteel.planner.syntax.FrameBoundKind.CURRENT_ROW)
                .orElse(true);
    if (!fits) {
      throw SqlException.of(
              "WINDOW_FUNCTION_AND_FRAME_MISMATCH", "This window function takes no other frame.")
          .with("funcName", Errors.quoted(analysis.text.of(node, ctx)))
          .with("windowExpr", Errors.quoted(analysis.text.of(node, ctx)));
    }
  }

  private static RexFieldCollation collation(RexNode key, SortItem item) {
    Set<SqlKind> flags = EnumSet.noneOf(SqlKind.class);
    if (item.descending()) {
      flags.add(SqlKind.DESCENDING);
    }
    flags.add(item.nullsFirst() ? SqlKind.NULLS_FIRST : SqlKind.NULLS_LAST);
    return new RexFieldCollation(key, flags);
  }

  private static Frame defaultFrame(boolean ranking, boolean unordered) {
    if (ranking) {
      return new Frame(RexWindowBounds.UNBOUNDED_PRECEDING, RexWindowBounds.CURRENT_ROW, true);
    }
    return unordered
        ? new Frame(RexWindowBounds.UNBOUNDED_PRECEDING, RexWindowBounds.UNBOUNDED_FOLLOWING, true)
        : new Frame(RexWindowBounds.UNBOUNDED_PRECEDING, RexWindowBounds.CURRENT_ROW, false);
  }

  private Frame frame(
      WindowFrame frame,
      List<RexFieldCollation> keys,
      SqlType orderType,
      WindowSpecification window,
      Ctx ctx) {
    boolean rows = frame.unit() == FrameUnit.ROWS;
    FrameBound start = frame.start();
    boolean valued =
        start.offset().isPresent() || frame.end().flatMap(FrameBound::offset).isPresent();
    if (!rows) {
      checkRange(keys, valued, orderType, window, ctx);
    }
    RexWindowBound lower = bound(start, rows, orderType, window, ctx);
    RexWindowBound upper =
        frame.end().isPresent()
            ? bound(frame.end().get(), rows, orderType, window, ctx)
            : RexWindowBounds.CURRENT_ROW;
    return new Frame(lower, upper, rows);
  }

  private void checkRange(
      List<RexFieldCollation> keys,
      boolean valued,
      SqlType orderType,
      WindowSpecification window,
      Ctx ctx) {
    String sub = null;
    if (keys.isEmpty()) {
      sub = "RANGE_FRAME_WITHOUT_ORDER";
    } else if (valued && keys.size() > 1) {
      sub = "RANGE_FRAME_MULTI_ORDER";
    } else if (valued && !rangeable(orderType)) {
      sub = "RANGE_FRAME_INVALID_TYPE";
    }
    if (sub != null) {
      String sql = analysis.text.window(window, ctx);
      SqlException error =
          Errors.mismatch(sub, sql, "The window " + sql + " cannot have such a RANGE frame.");
      if (sub.equals("RANGE_FRAME_INVALID_TYPE")) {
        error =
            error
                .with("orderSpecType", Errors.quoted(orderType))
                .with("valueBoundaryType", Errors.quoted(SqlType.INT));
      } else if (sub.equals("RANGE_FRAME_MULTI_ORDER")) {
        error =
            error.with(
                "orderSpec",
                String.join(
                    ",",
                    window.orderBy().stream().map(o -> analysis.text.sortItem(o, ctx)).toList()));
      }
      throw error.at(analysis.at(window.span()));
    }
  }

  private static boolean rangeable(SqlType type) {
    return type.isNumeric()
        || type.kind().isDatetime()
        || type.kind() == TypeKind.YEAR_MONTH_INTERVAL
        || type.kind() == TypeKind.DAY_TIME_INTERVAL
        || type.kind() == TypeKind.TIME;
  }

  private RexWindowBound bound(
      FrameBound bound, boolean rows, SqlType orderType, WindowSpecification window, Ctx ctx) {
    return switch (bound.kind()) {
      case UNBOUNDED_PRECEDING -> RexWindowBounds.UNBOUNDED_PRECEDING;
      case UNBOUNDED_FOLLOWING -> RexWindowBounds.UNBOUNDED_FOLLOWING;
      case CURRENT_ROW -> RexWindowBounds.CURRENT_ROW;
      case PRECEDING -> offset(bound, rows, true, orderType, window, ctx);
      case FOLLOWING -> offset(bound, rows, false, orderType, window, ctx);
    };
  }

  /** A constant offset; a negative one looks the other way. */
  private RexWindowBound offset(
      FrameBound bound,
      boolean rows,
      boolean preceding,
      SqlType orderType,
      WindowSpecification window,
      Ctx ctx) {
    Expression written = bound.offset().get();
    RexNode node = analysis.expressions.build(written, ctx);
    if (!Foldable.test(node)) {
      throw Errors.mismatch(
              "SPECIFIED_WINDOW_FRAME_WITHOUT_FOLDABLE",
              analysis.text.window(window, ctx),
              "The offset of a window frame must be a constant.")
          .with("location", preceding ? "lower" : "upper")
          .with("expression", Errors.quoted(analysis.text.of(written, ctx)))
          .at(analysis.at(window.span()));
    }
    SqlType type = Analysis.type(node);
    SqlType target = rows ? SqlType.BIGINT : rangeType(type, orderType);
    boolean fits =
        rows
            ? type.isIntegral()
            : target != null
                && (type.equals(target)
                    || io.firesteel.engine.function.CastRules.isCastable(type, target, true));
    if (!fits) {
      throw Errors.mismatch(
              "SPECIFIED_WINDOW_FRAME_UNACCEPTED_TYPE",
              analysis.text.window(window, ctx),
              "The offset of this window frame must not be of type " + Errors.quoted(type) + ".")
          .with("location", preceding ? "lower" : "upper")
          .with("exprType", Errors.quoted(type))
          .with("expectedType", rows ? "\"INT\"" : Errors.quoted(orderType))
          .at(analysis.at(window.span()));
    }
    Object value = analysis.expressions.constants().value(analysis.casts.implicit(node, target));
    boolean negative = isNegative(value);
    RexNode literal = analysis.literal(target, negative ? negated(value) : value);
    return preceding != negative
        ? RexWindowBounds.preceding(literal)
        : RexWindowBounds.following(literal);
  }

  /** In which type a RANGE offset is given for sort keys of a type. */
  private static SqlType rangeType(SqlType offset, SqlType order) {
    boolean interval =
        offset.kind() == TypeKind.YEAR_MONTH_INTERVAL
            || offset.kind() == TypeKind.DAY_TIME_INTERVAL
            || offset.kind() == TypeKind.CALENDAR_INTERVAL;
    if (order.kind() == TypeKind.DATE) {
      return interval ? offset : offset.isIntegral() ? SqlType.INT : null;
    }
    if (order.kind().isDatetime() || order.kind() == TypeKind.TIME) {
      return interval ? offset : null;
    }
    return order.isNumeric() == offset.isNumeric() ? order : null;
  }

  private static boolean isNegative(Object value) {
    if (value instanceof BigDecimal d) {
      return d.signum() < 0;
    }
    return value instanceof Number n && n.doubleValue() < 0;
  }

  private static Object negated(Object value) {
    if (value instanceof Integer i) {
      return -i;
    } else if (value instanceof Long l) {
      return -l;
    } else if (value instanceof Float f) {
      return -f;
    } else if (value instanceof Double d) {
      return -d;
    }
    return ((BigDecimal) value).negate();
  }

  /** Whether a node may be a window's bound. */
  static boolean isLiteral(RexNode node) {
    return Literals.isConstant(node);
  }
}
