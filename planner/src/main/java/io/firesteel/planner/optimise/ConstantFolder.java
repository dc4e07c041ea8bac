package io.firesteel.planner.optimise;

import io.firesteel.core.error.SqlException;
import io.firesteel.planner.algebra.FiresteelTypeFactory;
import io.firesteel.planner.algebra.LambdaOperator;
import io.firesteel.planner.algebra.Literals;
import io.firesteel.planner.algebra.PlanningContext;
import io.firesteel.planner.lower.KernelEvaluation;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.logical.LogicalValues;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;

/**
 * Replaces calls of constants by their value, computed by our own kernels, and drops what a
 * constant operand of AND, OR or CASE decides. A call that fails stays: whether its row is ever
 * needed is known only when the query runs.
 */
final class ConstantFolder extends RexShuttle {
  private final RexBuilder rex;
  private final KernelEvaluation kernels;

  ConstantFolder(PlanningContext planning) {
    this.rex = planning.rex();
    this.kernels = new KernelEvaluation(planning);
  }

  /** The plan with all expressions folded. */
  RelNode fold(RelNode rel) {
    List<RelNode> inputs = new ArrayList<>();
    boolean changed = false;
    for (RelNode input : rel.getInputs()) {
      RelNode folded = fold(input);
      changed |= folded != input;
      inputs.add(folded);
    }
    RelNode rebuilt = changed ? rel.copy(rel.getTraitSet(), inputs) : rel;
    RelNode folded = rebuilt instanceof Filter filter ? folded(filter) : rebuilt.accept(this);
    if (folded instanceof Filter filter) {
      RexNode condition = filter.getCondition();
      if (condition.isAlwaysTrue()) {
        return filter.getInput();
      } else if (condition.isAlwaysFalse() || Literals.isNull(condition)) {
        return LogicalValues.createEmpty(filter.getCluster(), filter.getRowType());
      }
    }
    return folded;
  }

  /** A condition is never wrapped to be nullable: for a filter NULL is as good as false. */
  private RelNode folded(Filter filter) {
    RexNode condition =
        RexUtil.removeNullabilityCast(rex.getTypeFactory(), filter.getCondition().accept(this));
    return condition.equals(filter.getCondition())
        ? filter
        : filter.copy(filter.getTraitSet(), filter.getInput(), condition);
  }

  @Override
  public RexNode visitCall(RexCall original) {
    RexNode visited = super.visitCall(original);
    if (!(visited instanceof RexCall call)) {
      return visited;
    }
    switch (call.getKind()) {
      case AND, OR:
        return logical(call);
      case CASE:
        return caseWhen(call);
      case SEARCH, ROW:
        return call;
      case EQUALS, NOT_EQUALS, LESS_THAN, LESS_THAN_OR_EQUAL, GREATER_THAN, GREATER_THAN_OR_EQUAL:
        // As Spark does, even where the other operand would fail.
        if (call.getOperands().stream().anyMatch(Literals::isNull)) {
          return rex.makeNullLiteral(call.getType());
        }
        return isFoldable(call) ? folded(call) : call;
      default:
        return isFoldable(call) ? folded(call) : call;
    }
  }

  private boolean isFoldable(RexCall call) {
    SqlOperator operator = call.getOperator();
    if (Literals.isConstant(call)
        || operator instanceof LambdaOperator
        || !operator.isDeterministic()
        || operator.isDynamicFunction()) {
      return false;
    }
    for (RexNode operand : call.getOperands()) {
      boolean closedLambda =
          operand instanceof RexCall c
              && c.getOperator() instanceof LambdaOperator
              && c.getOperator().isDeterministic()
              && c.getOperands().stream().allMatch(Literals::isConstant);
      if (!Literals.isConstant(operand) && !closedLambda) {
        return false;
      }
    }
    return true;
  }

  private RexNode folded(RexCall call) {
    try {
      Object value = kernels.evaluate(call);
      RexNode literal = Literals.make(rex, FiresteelTypeFactory.toSql(call.getType()), value);
      // Keeps the type's nullability, which the nodes above have in their row types.
      return literal.getType().equals(call.getType())
          ? literal
          : rex.makeAbstractCast(call.getType(), literal, false);
    } catch (SqlException e) {
      return call;
    }
  }

  private RexNode logical(RexCall call) {
    boolean and = call.getKind() == SqlKind.AND;
    List<RexNode> kept = new ArrayList<>();
    for (RexNode operand : call.getOperands()) {
      Boolean value = constant(operand);
      if (value == null) {
        kept.add(operand);
      } else if (value != and) {
        return kept.isEmpty() || kept.stream().noneMatch(ConstantFolder::canFail)
            ? sameType(call, rex.makeLiteral(value))
            : rest(call, kept, operand);
      }
    }
    if (kept.size() == call.getOperands().size()) {
      return call;
    }
    RexNode rest =
        and ? RexUtil.composeConjunction(rex, kept) : RexUtil.composeDisjunction(rex, kept);
    return sameType(call, rest);
  }

  /** The operands up to the deciding one: an earlier one may still fail. */
  private RexNode rest(RexCall call, List<RexNode> kept, RexNode deciding) {
    List<RexNode> all = new ArrayList<>(kept);
    all.add(deciding);
    return all.size() == call.getOperands().size()
        ? call
        : rex.makeCall(call.getType(), call.getOperator(), all);
  }

  private static boolean canFail(RexNode node) {
    return Failure.possible(node);
  }

  private RexNode caseWhen(RexCall call) {
    List<RexNode> operands = call.getOperands();
    List<RexNode> kept = new ArrayList<>();
    int last = operands.size() - 1;
    for (int i = 0; i < last; i += 2) {
      RexNode condition = operands.get(i);
      Boolean value = constant(condition);
      if (Boolean.TRUE.equals(value)) {
        kept.add(operands.get(i + 1));
        return shorter(call, kept);
      } else if (value == null && !Literals.isNull(condition)) {
        kept.add(condition);
        kept.add(operands.get(i + 1));
      }
    }
    kept.add(operands.get(last));
    return shorter(call, kept);
  }

  private RexNode shorter(RexCall call, List<RexNode> kept) {
    if (kept.size() == call.getOperands().size()) {
      return call;
    }
    return kept.size() == 1
        ? sameType(call, kept.get(0))
        : rex.makeCall(call.getType(), call.getOperator(), kept);
  }

  private RexNode sameType(RexCall call, RexNode node) {
    return node.getType().equals(call.getType())
        ? node
        : rex.makeAbstractCast(call.getType(), node, false);
  }

  private static Boolean constant(RexNode node) {
    if (node instanceof RexLiteral && node.isAlwaysTrue()) {
      return true;
    }
    return node instanceof RexLiteral && node.isAlwaysFalse() ? false : null;
  }
}
