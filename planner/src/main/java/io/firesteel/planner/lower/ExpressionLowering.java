package io.firesteel.planner.lower;

import io.firesteel.core.type.SqlType;
import io.firesteel.engine.plan.EvalMode;
import io.firesteel.engine.plan.Expression;
import io.firesteel.engine.plan.Place;
import io.firesteel.planner.algebra.CastOperator;
import io.firesteel.planner.algebra.ConstantOperator;
import io.firesteel.planner.algebra.FiresteelTypeFactory;
import io.firesteel.planner.algebra.LambdaOperator;
import io.firesteel.planner.algebra.Literals;
import io.firesteel.planner.algebra.ScalarOperator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUnknownAs;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.Sarg;

/** From RexNodes to plan expressions. */
public final class ExpressionLowering {
  /** Calcite's operators that are functions of the library under another name. */
  private static final Map<SqlKind, String> FUNCTIONS =
      Map.ofEntries(
          Map.entry(SqlKind.EQUALS, "="),
          Map.entry(SqlKind.NOT_EQUALS, "<>"),
          Map.entry(SqlKind.LESS_THAN, "<"),
          Map.entry(SqlKind.LESS_THAN_OR_EQUAL, "<="),
          Map.entry(SqlKind.GREATER_THAN, ">"),
          Map.entry(SqlKind.GREATER_THAN_OR_EQUAL, ">="),
          Map.entry(SqlKind.IS_NOT_DISTINCT_FROM, "<=>"),
          Map.entry(SqlKind.NOT, "not"),
          Map.entry(SqlKind.IS_NULL, "isnull"),
          Map.entry(SqlKind.IS_NOT_NULL, "isnotnull"),
          Map.entry(SqlKind.IS_UNKNOWN, "isnull"),
          Map.entry(SqlKind.IS_TRUE, "istrue"),
          Map.entry(SqlKind.IS_FALSE, "isfalse"),
          Map.entry(SqlKind.IS_NOT_TRUE, "isnottrue"),
          Map.entry(SqlKind.IS_NOT_FALSE, "isnotfalse"));

  private final RexBuilder rex;
  private final EvalMode mode;
  private final IntUnaryOperator columns;

  /**
   * A lowering of expressions over one input.
   *
   * @param mode of the statement, for casts that Calcite's rules inserted
   * @param columns from a RexInputRef's index to the column of the physical input
   */
  public ExpressionLowering(RexBuilder rex, EvalMode mode, IntUnaryOperator columns) {
    this.rex = rex;
    this.mode = mode;
    this.columns = columns;
  }

  public List<Expression> lower(List<? extends RexNode> nodes) {
    List<Expression> lowered = new ArrayList<>(nodes.size());
    for (RexNode node : nodes) {
      lowered.add(lower(node));
    }
    return lowered;
  }

  public Expression lower(RexNode node) {
    SqlType type = FiresteelTypeFactory.toSql(node.getType());
    if (node instanceof RexInputRef ref) {
      return new Expression.InputRef(columns.applyAsInt(ref.getIndex()), type);
    } else if (node instanceof RexLiteral && Literals.isConstant(node)) {
      return new Expression.Literal(type, Literals.value(node));
    } else if (node instanceof RexDynamicParam parameter) {
      return new Expression.Parameter(parameter.getIndex(), type);
    } else if (node instanceof RexCall call) {
      return call(call, type);
    }
    throw new IllegalStateException("Cannot lower " + node.getClass().getSimpleName() + " " + node);
  }

  private Expression call(RexCall call, SqlType type) {
    if (call.getOperator() instanceof ScalarOperator operator) {
      List<Expression> arguments = lower(call.getOperands());
      String name = operator.function().name();
      return name.equals("coalesce")
          ? new Expression.Coalesce(arguments, type)
          : new Expression.Call(name, arguments, type, operator.mode(), operator.place());
    } else if (call.getOperator() instanceof CastOperator operator) {
      return cast(call.getOperands().get(0), type, operator.mode(), operator.place());
    } else if (call.getOperator() instanceof ConstantOperator operator) {
      return new Expression.Literal(type, operator.value());
    } else if (call.getOperator() instanceof LambdaOperator operator) {
      return lambda(call, operator);
    }
    switch (call.getKind()) {
      case AND, OR:
        return logical(call);
      case CASE:
        return caseWhen(call, type);
      case SEARCH:
        return search(call);
      case CAST:
        return cast(call.getOperands().get(0), type, mode, null);
      case IS_DISTINCT_FROM:
        Expression same =
            new Expression.Call("<=>", lower(call.getOperands()), SqlType.BOOLEAN, mode, null);
        return Expression.Call.of("not", SqlType.BOOLEAN, mode, same);
      default:
        String name = FUNCTIONS.get(call.getKind());
        if (name == null) {
          throw new IllegalStateException(
              "Cannot lower operator " + call.getOperator() + " in " + call);
        }
        return new Expression.Call(name, lower(call.getOperands()), type, mode, null);
    }
  }

  private Expression cast(RexNode operand, SqlType type, EvalMode castMode, Place place) {
    Expression lowered = lower(operand);
    return lowered.type().equals(type)
        ? lowered
        : new Expression.Cast(lowered, type, castMode, place);
  }

  private Expression logical(RexCall call) {
    boolean and = call.getKind() == SqlKind.AND;
    List<Expression> operands = new ArrayList<>();
    for (RexNode operand : call.getOperands()) {
      Expression lowered = lower(operand);
      if (lowered instanceof Expression.Logical inner && inner.and() == and) {
        operands.addAll(inner.operands());
      } else {
        operands.add(lowered);
      }
    }
    return new Expression.Logical(and, operands);
  }

  private Expression caseWhen(RexCall call, SqlType type) {
    List<RexNode> operands = call.getOperands();
    List<Expression> conditions = new ArrayList<>();
    List<Expression> results = new ArrayList<>();
    for (int i = 0; i + 1 < operands.size(); i += 2) {
      conditions.add(lower(operands.get(i)));
      results.add(typed(operands.get(i + 1), type));
    }
    return new Expression.Case(
        conditions, results, typed(operands.get(operands.size() - 1), type), type);
  }

  /** A branch of a CASE: untyped NULLs take the type of the whole. */
  private Expression typed(RexNode node, SqlType type) {
    if (Literals.isNull(node)) {
      return new Expression.Literal(type, null);
    }
    return cast(node, type, mode, null);
  }

  /** Lists of points become IN; anything else is written out as comparisons. */
  private Expression search(RexCall call) {
    RexNode operand = call.getOperands().get(0);
    Sarg<?> sarg = ((RexLiteral) call.getOperands().get(1)).getValueAs(Sarg.class);
    boolean points = sarg.isPoints();
    if (!points && !sarg.isComplementedPoints()) {
      return lower(RexUtil.expandSearch(rex, null, call));
    }
    Expression value = lower(operand);
    List<Object> values = new ArrayList<>();
    for (Object range : (points ? sarg : sarg.negate()).rangeSet.asRanges()) {
      Comparable<?> point = ((com.google.common.collect.Range<?>) range).lowerEndpoint();
      values.add(Literals.value(operand.getType(), point));
    }
    Expression in = new Expression.In(value, values, false);
    Expression test = points ? in : Expression.Call.of("not", SqlType.BOOLEAN, mode, in);
    if (sarg.nullAs == RexUnknownAs.UNKNOWN) {
      return test;
    }
    boolean nullMatches = sarg.nullAs == RexUnknownAs.TRUE;
    Expression isNull =
        Expression.Call.of(nullMatches ? "isnull" : "isnotnull", SqlType.BOOLEAN, mode, value);
    return new Expression.Logical(!nullMatches, List.of(isNull, test));
  }

  private Expression lambda(RexCall call, LambdaOperator operator) {
    // The body's references count parameters first, then captured values: LambdaRefs as they are.
    Expression body = new ExpressionLowering(rex, mode, i -> i).lower(operator.body());
    return new Expression.Lambda(
        operator.parameters(), lower(call.getOperands()), LambdaBodies.close(body));
  }
}
