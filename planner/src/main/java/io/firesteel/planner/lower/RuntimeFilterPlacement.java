package io.firesteel.planner.lower;

import io.firesteel.engine.plan.Expression;
import io.firesteel.engine.plan.JoinType;
import io.firesteel.engine.plan.PlanNode;
import io.firesteel.engine.plan.PlanNodes;
import io.firesteel.engine.plan.RuntimeFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Lets the build side of a join filter the scans below its probe side: follows each key column down
 * to a scan, through everything that passes rows on unchanged. Whether a filter helps is decided
 * while the query runs, by the rows that it lets through.
 */
final class RuntimeFilterPlacement {
  private final Map<Integer, Double> estimates;
  private int lastFilter;

  RuntimeFilterPlacement(Map<Integer, Double> estimates) {
    this.estimates = estimates;
  }

  /** The plan with filters, lower joins first. */
  PlanNode place(PlanNode node) {
    PlanNode rebuilt = PlanNodes.withInputs(node, node.inputs().stream().map(this::place).toList());
    return rebuilt instanceof PlanNode.HashJoin join && filters(join.joinType())
        ? offer(join)
        : rebuilt;
  }

  /** Join types whose probe rows without a match do not come out. */
  private static boolean filters(JoinType type) {
    return switch (type) {
      case INNER, RIGHT, LEFT_SEMI, RIGHT_SEMI, RIGHT_ANTI -> true;
      case LEFT, FULL, LEFT_ANTI, LEFT_ANTI_NULL_AWARE, LEFT_MARK -> false;
    };
  }

  private PlanNode offer(PlanNode.HashJoin join) {
    if (estimates.getOrDefault(join.right().id(), 0.0) > 10_000_000) {
      return join;
    }
    PlanNode probe = join.left();
    List<RuntimeFilter> offered = new ArrayList<>();
    for (int key = 0; key < join.leftKeys().size(); key++) {
      if (join.nullSafe().get(key)) {
        continue;
      }
      int id = lastFilter + 1;
      PlanNode filtered = push(probe, join.leftKeys().get(key), id);
      if (filtered != null) {
        lastFilter = id;
        probe = filtered;
        offered.add(new RuntimeFilter(id, key));
      }
    }
    if (offered.isEmpty()) {
      return join;
    }
    return new PlanNode.HashJoin(
        join.id(),
        probe,
        join.right(),
        join.joinType(),
        join.leftKeys(),
        join.rightKeys(),
        join.nullSafe(),
        join.residual(),
        join.broadcast(),
        offered,
        join.output());
  }

  /**
   * The node with a filter on the scan that gives {@code column}, or null if there is none to
   * reach.
   */
  private PlanNode push(PlanNode node, int column, int id) {
    if (node instanceof PlanNode.Scan scan) {
      List<RuntimeFilter> filters = new ArrayList<>(scan.runtimeFilters());
      filters.add(new RuntimeFilter(id, column));
      return new PlanNode.Scan(
          scan.id(),
          scan.source(),
          scan.columns(),
          scan.types(),
          scan.filter(),
          scan.filterColumns(),
          filters);
    } else if (node instanceof PlanNode.Filter || node instanceof PlanNode.Sort) {
      return replaced(node, 0, push(node.inputs().get(0), column, id));
    } else if (node instanceof PlanNode.Project project) {
      return project.expressions().get(column) instanceof Expression.InputRef ref
          ? replaced(node, 0, push(project.input(), ref.index(), id))
          : null;
    } else if (node instanceof PlanNode.Aggregate aggregate) {
      boolean key = column < aggregate.keys().size();
      return key
          ? replaced(node, 0, push(aggregate.input(), aggregate.keys().get(column), id))
          : null;
    } else if (node instanceof PlanNode.HashJoin join) {
      return throughJoin(join, join.joinType(), join.output().get(column), id);
    } else if (node instanceof PlanNode.NestedLoopJoin join) {
      return throughJoin(join, join.joinType(), join.output().get(column), id);
    } else if (node instanceof PlanNode.UnionAll union) {
      List<PlanNode> inputs = new ArrayList<>();
      boolean any = false;
      for (PlanNode input : union.inputs()) {
        PlanNode filtered = push(input, column, id);
        any |= filtered != null;
        inputs.add(filtered == null ? input : filtered);
      }
      return any ? PlanNodes.withInputs(node, inputs) : null;
    }
    return null;
  }

  private PlanNode throughJoin(PlanNode join, JoinType type, int column, int id) {
    int leftColumns = type.keepsLeft() ? join.inputs().get(0).types().size() : 0;
    // A row may be dropped early only if every row that it could become is dropped: not the side
    // that a
    // join fills with nulls, nor the tested side of an anti join.
    if (column < leftColumns) {
      boolean preserved = type != JoinType.RIGHT && type != JoinType.FULL;
      return preserved ? replaced(join, 0, push(join.inputs().get(0), column, id)) : null;
    }
    boolean mark = !type.keepsRight();
    boolean preserved = type != JoinType.LEFT && type != JoinType.FULL;
    return preserved && !mark
        ? replaced(join, 1, push(join.inputs().get(1), column - leftColumns, id))
        : null;
  }

  private static PlanNode replaced(PlanNode node, int index, PlanNode input) {
    if (input == null) {
      return null;
    }
    List<PlanNode> inputs = new ArrayList<>(node.inputs());
    inputs.set(index, input);
    return PlanNodes.withInputs(node, inputs);
  }
}
