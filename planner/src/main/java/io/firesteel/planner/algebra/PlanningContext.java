package io.firesteel.planner.algebra;

import io.firesteel.engine.plan.QueryContext;
import org.apache.calcite.plan.Context;
import org.apache.calcite.plan.Contexts;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.plan.hep.HepProgram;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.tools.RelBuilder;

/** Calcite's objects for planning one statement; used by one thread. */
public final class PlanningContext {
  private static final Context RELBUILDER_CONTEXT =
      Contexts.of(
          RelBuilder.Config.DEFAULT
              // Never merge projections on building: it would copy non-deterministic calls.
              .withBloat(-1)
              .withSimplify(false)
              .withSimplifyLimit(false)
              .withSimplifyValues(false)
              .withPruneInputOfAggregate(false)
              .withDedupAggregateCalls(true));

  private final QueryContext query;
  private final FiresteelTypeFactory types = new FiresteelTypeFactory();
  private final RexBuilder rex = new RexBuilder(types);
  private final RelOptCluster cluster;

  public PlanningContext(QueryContext query) {
    this.query = query;
    // A planner without rules: phases make their own, all on this cluster.
    this.cluster =
        RelOptCluster.create(new HepPlanner(HepProgram.builder().build(), RELBUILDER_CONTEXT), rex);
  }

  public QueryContext query() {
    return query;
  }

  public FiresteelTypeFactory types() {
    return types;
  }

  public RexBuilder rex() {
    return rex;
  }

  public RelOptCluster cluster() {
    return cluster;
  }

  /** A new builder that neither simplifies nor merges. */
  public RelBuilder builder() {
    return RelBuilder.proto(RELBUILDER_CONTEXT).create(cluster, null);
  }
}
