package io.firesteel.planner.analyse;

import io.firesteel.core.error.SqlException;
import io.firesteel.planner.syntax.Exists;
import io.firesteel.planner.syntax.InQuery;
import io.firesteel.planner.syntax.Node;
import io.firesteel.planner.syntax.SortItem;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.sql.SqlKind;

/** Which expressions of a SELECT may use columns of the query around it, and hold subqueries. */
final class CorrelatedBlock {
  private static final String UNSUPPORTED = "UNSUPPORTED_SUBQUERY_EXPRESSION_CATEGORY.";

  private final Analysis analysis;
  private final CorrelationId outer;
  private final Scope scope;

  CorrelatedBlock(Analysis analysis, Env env, Scope scope) {
    this.analysis = analysis;
    this.outer = env.outer() == null ? null : env.outer().id;
    this.scope = scope;
  }

  /** EXISTS and IN cannot be sort keys. */
  void checkSorts(List<SortItem> items, List<RexNode> sorts, List<RexNode> keys) {
    for (int i = 0; i < items.size() && items.size() == sorts.size(); i++) {
      Node found = predicate(items.get(i).expression());
      if (found != null && !isKey(sorts.get(i), keys)) {
        throw SqlException.of(
                UNSUPPORTED + "UNSUPPORTED_IN_EXISTS_SUBQUERY",
                "IN and EXISTS with subqueries cannot stand in ORDER BY.")
            .with("treeNode", "")
            .at(analysis.at(found.span()));
      }
    }
  }

  private static boolean isKey(RexNode node, List<RexNode> keys) {
    String text = Canonical.of(node);
    return keys.stream().anyMatch(k -> k instanceof RexCall && Canonical.of(k).equals(text));
  }

  private static Node predicate(Node node) {
    if (node instanceof Exists || node instanceof InQuery) {
      return node;
    }
    if (node instanceof io.firesteel.planner.syntax.ScalarSubquery) {
      return null;
    }
    for (Node child : node.children()) {
      Node found = predicate(child);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  void checkSorts(List<RexNode> sorts, List<RexNode> values) {
    for (RexNode sort : sorts) {
      if (values.contains(sort)) {
        continue;
      }
      if (correlatedScalar(sort, List.of()) != null) {
        throw SqlException.of(
                UNSUPPORTED + "UNSUPPORTED_CORRELATED_SCALAR_SUBQUERY",
                "A correlated scalar subquery cannot stand in ORDER BY.")
            .with("treeNode", "");
      }
      refuse(sort, "ORDER BY");
    }
  }

  void checkWindows(List<RexNode> values) {
    for (RexNode value : values) {
      Rewriting.anyCall(
          value,
          call -> {
            if (call instanceof RexOver over) {
              over.getWindow().partitionKeys.forEach(this::refuseKey);
              over.getWindow().orderKeys.forEach(k -> refuseKey(k.left));
            }
            return false;
          });
    }
  }

  /** Beside own columns an outer one is computed below the window. */
  private void refuseKey(RexNode key) {
    if (!hasColumns(key)) {
      refuse(key, "a window");
    }
  }

  /** A block with groups: its aggregates and keys are of its own columns only. */
  void checkAggregated(List<SelectItems.Item> items, List<RexNode> keys, RexNode having, Ctx ctx) {
    for (SelectItems.Item item : items) {
      checkMixed(item.value());
    }
    if (having != null) {
      checkMixed(having);
    }
    keys.forEach(k -> refuse(k, "GROUP BY"));
    for (SelectItems.Item item : items) {
      refuse(item.value(), "the select list of a query with groups");
      // A function's body may hold one that its call does not show.
      boolean written = item.written() != null && holdsScalar(item.written());
      RexSubQuery subquery = written ? correlatedScalar(item.value(), keys) : null;
      if (subquery != null) {
        throw SqlException.of(
                "SCALAR_SUBQUERY_IS_IN_GROUP_BY_OR_AGGREGATE_FUNCTION",
                "A correlated scalar subquery in the select list of a query with groups must be a"
                    + " key of GROUP BY or stand in an aggregate function.")
            .with(
                "sqlExpr",
                item.written() == null ? "" : Errors.quoted(analysis.text.of(item.written(), ctx)));
      }
    }
  }

  private static boolean holdsScalar(Node node) {
    return node instanceof io.firesteel.planner.syntax.ScalarSubquery
        || node.children().stream().anyMatch(CorrelatedBlock::holdsScalar);
  }

  private void checkMixed(RexNode node) {
    Rewriting.anyCall(
        node,
        call -> {
          if (call.getOperator() instanceof PendingAggregate && refers(call) && hasColumns(call)) {
            throw SqlException.of(
                    UNSUPPORTED + "AGGREGATE_FUNCTION_MIXED_OUTER_LOCAL_REFERENCES",
                    "An aggregate function cannot use columns of its query and of the one around"
                        + " it.")
                .with("function", call.toString());
          }
          return false;
        });
  }

  private void refuse(RexNode node, String place) {
    if (refers(node)) {
      throw SqlException.of(
              UNSUPPORTED + "CORRELATED_REFERENCE",
              "Columns of the query around cannot be used in " + place + ".")
          .with("sqlExprs", "");
    }
  }

  /** Whether the expression, subqueries in it aside, has columns of the query around. */
  private boolean refers(RexNode node) {
    if (outer == null) {
      return false;
    }
    boolean[] found = new boolean[1];
    node.accept(
        new RexShuttle() {
          @Override
          public RexNode visitFieldAccess(RexFieldAccess access) {
            found[0] |=
                access.getReferenceExpr() instanceof RexCorrelVariable v && v.id.equals(outer);
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

  /** A scalar subquery that depends on the row, outside of aggregates and keys; null for none. */
  private RexSubQuery correlatedScalar(RexNode node, List<RexNode> keys) {
    Set<CorrelationId> own = scope.correlations();
    if (own.isEmpty() || !(node instanceof RexCall call)) {
      return null;
    }
    String text = keys.isEmpty() ? null : Canonical.of(node);
    if (keys.stream().anyMatch(k -> k instanceof RexCall && Canonical.of(k).equals(text))
        || call.getOperator() instanceof PendingAggregate) {
      return null;
    }
    if (node instanceof RexSubQuery subquery
        && subquery.getKind() == SqlKind.SCALAR_QUERY
        && RelOptUtil.getVariablesUsed(subquery.rel).stream().anyMatch(own::contains)) {
      return subquery;
    }
    for (RexNode operand : call.getOperands()) {
      RexSubQuery found = correlatedScalar(operand, keys);
      if (found != null) {
        return found;
      }
    }
    return null;
  }
}
