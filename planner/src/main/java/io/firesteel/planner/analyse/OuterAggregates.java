package io.firesteel.planner.analyse;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;

/**
 * Aggregates in a subquery of HAVING whose arguments are columns of the query around: they are that
 * query's, as in {@code HAVING EXISTS (SELECT 1 FROM r WHERE r.x > max(l.y))}.
 */
final class OuterAggregates {
  private OuterAggregates() {}

  /** Whether the call is one that the query around will compute. */
  static boolean isAllowed(RexCall call, Scope.Link outer) {
    return outer != null
        && outer.scope.takesAggregates()
        && call.getOperator() instanceof PendingAggregate
        && variable(call, Set.of(outer.id)) != null
        && !hasColumns(call);
  }

  /** The variable among {@code own} that the call's columns belong to; null if there is none. */
  static CorrelationId variable(RexCall call, Set<CorrelationId> own) {
    CorrelationId[] found = new CorrelationId[1];
    call.accept(
        new RexShuttle() {
          @Override
          public RexNode visitFieldAccess(RexFieldAccess access) {
            if (access.getReferenceExpr() instanceof RexCorrelVariable v && own.contains(v.id)) {
              found[0] = v.id;
            }
            return super.visitFieldAccess(access);
          }
        });
    return found[0];
  }

  private static boolean hasColumns(RexNode node) {
    boolean[] found = new boolean[1];
    node.accept(
        new RexShuttle() {
          @Override
          public RexNode visitInputRef(RexInputRef ref) {
            found[0] = true;
            return ref;
          }
        });
    return found[0];
  }

  /** The call over the row that the variables stand for; null if it is no such aggregate. */
  static RexNode overRow(RexCall call, Set<CorrelationId> own, RexBuilder rex) {
    if (!(call.getOperator() instanceof PendingAggregate)
        || variable(call, own) == null
        || hasColumns(call)) {
      return null;
    }
    return call.accept(
        new RexShuttle() {
          @Override
          public RexNode visitFieldAccess(RexFieldAccess access) {
            return access.getReferenceExpr() instanceof RexCorrelVariable v && own.contains(v.id)
                ? rex.makeInputRef(access.getType(), access.getField().getIndex())
                : super.visitFieldAccess(access);
          }
        });
  }

  /** The aggregates that subqueries in an expression ask for, over the row around them. */
  static List<RexNode> in(RexNode node, Set<CorrelationId> own, RexBuilder rex) {
    List<RexNode> found = new ArrayList<>();
    if (!own.isEmpty()) {
      node.accept(
          new RexShuttle() {
            @Override
            public RexNode visitSubQuery(RexSubQuery subQuery) {
              collect(subQuery.rel, own, rex, found);
              return super.visitSubQuery(subQuery);
            }
          });
    }
    return found;
  }

  private static void collect(
      RelNode rel, Set<CorrelationId> own, RexBuilder rex, List<RexNode> found) {
    rel.accept(
        new RexShuttle() {
          @Override
          public RexNode visitCall(RexCall call) {
            RexNode over = overRow(call, own, rex);
            if (over != null) {
              found.add(over);
              return call;
            }
            return super.visitCall(call);
          }

          @Override
          public RexNode visitSubQuery(RexSubQuery subQuery) {
            collect(subQuery.rel, own, rex, found);
            return super.visitSubQuery(subQuery);
          }
        });
    rel.getInputs().forEach(i -> collect(i, own, rex, found));
  }
}
