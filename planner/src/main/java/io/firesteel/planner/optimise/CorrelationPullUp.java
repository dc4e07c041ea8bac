package io.firesteel.planner.optimise;

import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;

/**
 * Takes the conditions that refer to the outer query out of a subquery's filters, as far as only
 * projections and filters stand above them.
 */
final class CorrelationPullUp {
  /**
   * A subquery without reference to the outer query.
   *
   * @param rel the original fields, and behind them those that the conditions read
   * @param conditions over {@code rel}, with the outer columns as field accesses still
   */
  record Pulled(RelNode rel, List<RexNode> conditions) {}

  private final RexBuilder rex;

  CorrelationPullUp(RexBuilder rex) {
    this.rex = rex;
  }

  /** The subquery and its correlated conditions, or null if they cannot be taken out this way. */
  Pulled apply(RelNode rel) {
    if (RelOptUtil.getVariablesUsed(rel).isEmpty()) {
      return new Pulled(rel, List.of());
    } else if (rel instanceof Filter filter) {
      return filter(filter);
    } else if (rel instanceof Project project) {
      return project(project);
    }
    return null;
  }

  private Pulled filter(Filter filter) {
    Pulled below = apply(filter.getInput());
    if (below == null) {
      return null;
    }
    List<RexNode> kept = new ArrayList<>();
    List<RexNode> pulled = new ArrayList<>(below.conditions);
    for (RexNode conjunct : RelOptUtil.conjunctions(filter.getCondition())) {
      if (!isCorrelated(conjunct)) {
        kept.add(conjunct);
      } else if (RexSubQueries.in(conjunct) || !RexUtil.isDeterministic(conjunct)) {
        return null;
      } else {
        pulled.add(conjunct);
      }
    }
    Set<CorrelationId> own = filter.getVariablesSet();
    RelNode rel =
        kept.isEmpty()
            ? below.rel
            : LogicalFilter.create(
                below.rel, RexUtil.composeConjunction(rex, kept), ImmutableSet.copyOf(own));
    return new Pulled(rel, pulled);
  }

  private Pulled project(Project project) {
    boolean plain =
        project.getProjects().stream()
            .allMatch(
                p ->
                    !isCorrelated(p)
                        && !RexOver.containsOver(p)
                        && !RexSubQueries.in(p)
                        && RexUtil.isDeterministic(p));
    Pulled below = plain ? apply(project.getInput()) : null;
    if (below == null) {
      return null;
    }
    Set<Integer> read = new TreeSet<>();
    for (RexNode condition : below.conditions) {
      RelOptUtil.InputFinder.bits(condition).forEach(read::add);
    }
    List<RexNode> expressions = new ArrayList<>(project.getProjects());
    int[] moved = new int[below.rel.getRowType().getFieldCount()];
    for (int field : read) {
      moved[field] = expressions.size();
      expressions.add(
          new RexInputRef(field, below.rel.getRowType().getFieldList().get(field).getType()));
    }
    RelNode rel =
        LogicalProject.create(below.rel, List.of(), expressions, (List<String>) null, Set.of());
    RexShuttle move =
        new RexShuttle() {
          @Override
          public RexNode visitInputRef(RexInputRef ref) {
            return new RexInputRef(moved[ref.getIndex()], ref.getType());
          }
        };
    return new Pulled(rel, move.apply(below.conditions));
  }

  static boolean isCorrelated(RexNode node) {
    return RexUtil.containsCorrelation(node) || RexSubQueries.correlatedIn(node);
  }

  /** Looks for subqueries in expressions. */
  static final class RexSubQueries extends RexShuttle {
    private final List<RexSubQuery> found = new ArrayList<>();

    private RexSubQueries() {}

    static boolean in(RexNode node) {
      return !all(node).isEmpty();
    }

    static List<RexSubQuery> all(RexNode node) {
      RexSubQueries finder = new RexSubQueries();
      node.accept(finder);
      return finder.found;
    }

    static boolean correlatedIn(RexNode node) {
      return all(node).stream().anyMatch(s -> !RelOptUtil.getVariablesUsed(s.rel).isEmpty());
    }

    @Override
    public RexNode visitSubQuery(RexSubQuery subQuery) {
      found.add(subQuery);
      return subQuery;
    }
  }
}
