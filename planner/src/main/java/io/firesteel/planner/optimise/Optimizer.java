package io.firesteel.planner.optimise;

import io.firesteel.core.setting.FiresteelSettings;
import io.firesteel.planner.algebra.FiresteelTypeFactory;
import io.firesteel.planner.algebra.PlanningContext;
import io.firesteel.planner.algebra.QueryRoot;
import io.firesteel.planner.joinorder.JoinOrder;
import io.firesteel.planner.statistics.Statistics;
import java.util.List;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.hep.HepMatchOrder;
import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.plan.hep.HepProgram;
import org.apache.calcite.plan.hep.HepProgramBuilder;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.rules.CoreRules;
import org.apache.calcite.rel.rules.PruneEmptyRules;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;

/** The phases of optimisation, in order. */
public final class Optimizer {
  private static final List<RelOptRule> MARKS_TO_SEMI_JOINS =
      List.of(
          Rules.FILTER_PROJECT_TRANSPOSE,
          CoreRules.PROJECT_REMOVE,
          CoreRules.MARK_TO_SEMI_OR_ANTI_JOIN_RULE);

  private static final List<RelOptRule> PUSH_DOWN =
      List.of(
          CoreRules.FILTER_INTO_JOIN,
          CoreRules.JOIN_CONDITION_PUSH,
          Rules.FILTER_MERGE,
          Rules.FILTER_PROJECT_TRANSPOSE,
          CoreRules.FILTER_AGGREGATE_TRANSPOSE,
          CoreRules.FILTER_SET_OP_TRANSPOSE,
          CoreRules.FILTER_CORRELATE,
          Rules.PROJECT_MERGE,
          CoreRules.PROJECT_REMOVE);

  /** A semi join goes to the one input that it tests, where it makes later joins smaller. */
  private static final List<RelOptRule> SEMI_JOINS = List.of(SemiJoinPushDown.INSTANCE);

  private static final List<RelOptRule> CLEAN_UP =
      List.of(
          Rules.PROJECT_MERGE,
          CoreRules.PROJECT_REMOVE,
          PruneEmptyRules.FILTER_INSTANCE,
          PruneEmptyRules.PROJECT_INSTANCE,
          PruneEmptyRules.JOIN_LEFT_INSTANCE,
          PruneEmptyRules.JOIN_RIGHT_INSTANCE,
          PruneEmptyRules.SORT_INSTANCE,
          PruneEmptyRules.UNION_INSTANCE);

  private final PlanningContext planning;

  public Optimizer(PlanningContext planning) {
    this.planning = planning;
  }

  /** The query with an equivalent plan that has no subquery and no correlation. */
  public QueryRoot optimise(QueryRoot query) {
    RelNode rel = query.rel();
    if (SubQueries.in(rel)) {
      rel = check(query, "unnest", new SubqueryUnnesting(planning).apply(rel));
    }
    if (SubQueries.in(rel) || Correlations.in(rel)) {
      RelNode dependent = new SubqueryRemoval(planning).apply(rel);
      rel =
          check(
              query, "decorrelate", ExactTypes.apply(new Decorrelation(planning).apply(dependent)));
      rel = check(query, "marks", run(rel, MARKS_TO_SEMI_JOINS));
      rel = check(query, "null-safe keys", new NullSafeEquality(planning.rex()).apply(rel));
    }
    if (planning.query().settings().get(FiresteelSettings.OPTIMIZER)) {
      rel = check(query, "fold", new ConstantFolder(planning).fold(rel));
      rel = check(query, "factors", new CommonFactors(planning.rex()).apply(rel));
      rel = check(query, "push down", run(rel, PUSH_DOWN));
      Statistics.install(planning.cluster());
      rel = check(query, "semi joins", run(rel, SEMI_JOINS));
      rel = check(query, "join order", new JoinOrder(planning).apply(rel));
      rel = check(query, "clean up", run(rel, CLEAN_UP));
    }
    Statistics.install(planning.cluster());
    return new QueryRoot(rel, query.columns(), query.parameters());
  }

  private RelNode run(RelNode rel, List<RelOptRule> rules) {
    HepProgramBuilder program = HepProgram.builder().addMatchOrder(HepMatchOrder.DEPTH_FIRST);
    program.addRuleCollection(rules);
    HepPlanner planner =
        new HepPlanner(program.build(), planning.cluster().getPlanner().getContext());
    planner.setRoot(rel);
    return planner.findBestExp();
  }

  /** A phase may widen nullability of what it rebuilds, but never changes a column's type. */
  private static RelNode check(QueryRoot query, String phase, RelNode after) {
    assert FiresteelTypeFactory.toSql(after.getRowType().getFieldList())
            .equals(FiresteelTypeFactory.toSql(query.rel().getRowType().getFieldList()))
        : phase + " changed " + query.rel().getRowType() + " to " + after.getRowType();
    return after;
  }

  /** Finds subqueries in expressions. */
  private static final class SubQueries extends RexShuttle {
    private boolean found;

    static boolean in(RelNode rel) {
      SubQueries finder = new SubQueries();
      finder.search(rel);
      return finder.found;
    }

    private void search(RelNode rel) {
      rel.accept(this);
      for (RelNode input : rel.getInputs()) {
        if (!found) {
          search(input);
        }
      }
    }

    @Override
    public RexNode visitSubQuery(RexSubQuery subQuery) {
      found = true;
      return subQuery;
    }
  }

  /** Finds Correlate nodes. */
  private static final class Correlations {
    private Correlations() {}

    static boolean in(RelNode rel) {
      return rel instanceof Correlate || rel.getInputs().stream().anyMatch(Correlations::in);
    }
  }
}
