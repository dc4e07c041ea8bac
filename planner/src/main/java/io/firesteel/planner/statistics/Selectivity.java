package io.firesteel.planner.statistics;

import com.google.common.collect.BoundType;
import com.google.common.collect.Range;
import io.firesteel.planner.algebra.CastOperator;
import io.firesteel.planner.algebra.Literals;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.Sarg;

/** The share of a node's rows for which a condition is true. */
final class Selectivity {
  private static final double EQUALITY = 0.05;
  private static final double RANGE = 0.3;
  private static final double OTHER = 0.25;
  private static final double LEAST = 1e-7;

  private final RelNode input;
  private final double rows;

  Selectivity(RelNode input, double rows) {
    this.input = input;
    this.rows = rows;
  }

  double of(RexNode condition) {
    // The bounds on one column belong together: a BETWEEN is not two independent conditions.
    Map<Integer, double[]> bounds = new HashMap<>();
    List<RexNode> others = new ArrayList<>();
    for (RexNode conjunct : RelOptUtil.conjunctions(condition)) {
      if (!addBound(conjunct, bounds)) {
        others.add(conjunct);
      }
    }
    double share = 1;
    for (Map.Entry<Integer, double[]> bound : bounds.entrySet()) {
      share *= range(bound.getKey(), bound.getValue()[0], bound.getValue()[1]);
    }
    for (RexNode other : others) {
      share *= single(other);
    }
    return Math.max(LEAST, Math.min(1, share));
  }

  private boolean addBound(RexNode conjunct, Map<Integer, double[]> bounds) {
    if (!(conjunct instanceof RexCall call) || call.getOperands().size() != 2) {
      return false;
    }
    SqlKind kind = call.getKind();
    RexNode a = column(call.getOperands().get(0));
    RexNode b = column(call.getOperands().get(1));
    if (b instanceof RexInputRef && Literals.isConstant(a)) {
      RexNode swap = a;
      a = b;
      b = swap;
      kind = kind.reverse();
    }
    if (!(a instanceof RexInputRef ref) || !Literals.isConstant(b) || Literals.isNull(b)) {
      return false;
    }
    double value = ColumnEstimates.position(Literals.value(b));
    if (Double.isNaN(value) || !ColumnEstimates.of(input, ref.getIndex()).hasRange()) {
      return false;
    }
    double[] bound = new double[] {Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY};
    switch (kind) {
      case LESS_THAN, LESS_THAN_OR_EQUAL:
        bound[1] = value;
        break;
      case GREATER_THAN, GREATER_THAN_OR_EQUAL:
        bound[0] = value;
        break;
      default:
        return false;
    }
    bounds.merge(
        ref.getIndex(), bound, (x, y) -> new double[] {Math.max(x[0], y[0]), Math.min(x[1], y[1])});
    return true;
  }

  /** A column, also under a cast that only widens it. */
  private static RexNode column(RexNode node) {
    boolean cast =
        node instanceof RexCall call
            && (call.getOperator() instanceof CastOperator || call.getKind() == SqlKind.CAST);
    return cast ? column(((RexCall) node).getOperands().get(0)) : node;
  }

  private double range(int field, double low, double high) {
    ColumnEstimate column = ColumnEstimates.of(input, field);
    double width = column.high() - column.low();
    if (low > high || low > column.high() || high < column.low()) {
      return LEAST;
    }
    if (width <= 0) {
      return 1;
    }
    double covered = Math.min(high, column.high()) - Math.max(low, column.low());
    double least = 1 / column.distinctOr(rows);
    return Math.min(1, Math.max(least, covered / width)) * (1 - column.nullFraction());
  }

  private double single(RexNode node) {
    if (node.isAlwaysTrue()) {
      return 1;
    } else if (node.isAlwaysFalse()) {
      return LEAST;
    }
    return node instanceof RexCall call ? call(call) : 0.5;
  }

  private double call(RexCall call) {
    switch (call.getKind()) {
      case AND:
        return of(call);
      case OR:
        double none = 1;
        for (RexNode operand : call.getOperands()) {
          none *= 1 - of(operand);
        }
        return 1 - none;
      case NOT:
        return Math.max(0.01, 1 - of(call.getOperands().get(0)));
      case EQUALS, IS_NOT_DISTINCT_FROM:
        return equality(call);
      case NOT_EQUALS, IS_DISTINCT_FROM:
        return 1 - equality(call);
      case LESS_THAN, LESS_THAN_OR_EQUAL, GREATER_THAN, GREATER_THAN_OR_EQUAL:
        return RANGE;
      case IS_NULL:
        return Math.max(0.001, nullFraction(call.getOperands().get(0)));
      case IS_NOT_NULL:
        return 1 - nullFraction(call.getOperands().get(0));
      case SEARCH:
        return search(call);
      default:
        String name = call.getOperator().getName();
        return name.startsWith("like") || name.startsWith("contains") ? 0.1 : OTHER;
    }
  }

  private double nullFraction(RexNode node) {
    return node instanceof RexInputRef ref
        ? ColumnEstimates.of(input, ref.getIndex()).nullFraction()
        : 0.1;
  }

  private double equality(RexCall call) {
    RexNode a = column(call.getOperands().get(0));
    RexNode b = column(call.getOperands().get(1));
    double distinct = 1;
    for (RexNode side : List.of(a, b)) {
      if (side instanceof RexInputRef ref) {
        double ndv = ColumnEstimates.of(input, ref.getIndex()).distinct();
        distinct = Math.max(distinct, Double.isNaN(ndv) ? 1 / EQUALITY : ndv);
      }
    }
    return distinct > 1 ? 1 / distinct : EQUALITY;
  }

  private double search(RexCall call) {
    Sarg<?> sarg = ((RexLiteral) call.getOperands().get(1)).getValueAs(Sarg.class);
    RexNode operand = column(call.getOperands().get(0));
    if (!(operand instanceof RexInputRef ref)) {
      return sarg.isPoints() ? Math.min(0.5, EQUALITY * sarg.pointCount) : RANGE;
    }
    ColumnEstimate column = ColumnEstimates.of(input, ref.getIndex());
    double each = 1 / column.distinctOr(1 / EQUALITY);
    if (sarg.isPoints()) {
      return Math.min(1, each * sarg.pointCount);
    } else if (sarg.isComplementedPoints()) {
      return Math.max(0.01, 1 - each * sarg.negate().pointCount);
    }
    double share = 0;
    for (Object o : sarg.rangeSet.asRanges()) {
      Range<?> range = (Range<?>) o;
      double low = bound(call, range.hasLowerBound() ? range.lowerEndpoint() : null, -1);
      double high = bound(call, range.hasUpperBound() ? range.upperEndpoint() : null, 1);
      boolean point = low == high && range.lowerBoundType() == BoundType.CLOSED;
      share += point ? each : column.hasRange() ? range(ref.getIndex(), low, high) : RANGE;
    }
    return Math.min(1, share);
  }

  private static double bound(RexCall call, Object endpoint, int sign) {
    if (endpoint == null) {
      return sign * Double.POSITIVE_INFINITY;
    }
    Object value = Literals.value(call.getOperands().get(0).getType(), (Comparable<?>) endpoint);
    double position = ColumnEstimates.position(value);
    return Double.isNaN(position) ? sign * Double.POSITIVE_INFINITY : position;
  }
}
