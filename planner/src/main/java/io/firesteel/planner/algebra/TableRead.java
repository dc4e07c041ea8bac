package io.firesteel.planner.algebra;

import java.util.List;
import org.apache.calcite.plan.Convention;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.TableScan;

/** Reads all columns of a table: data columns, then partition columns. */
public final class TableRead extends TableScan {

  public TableRead(RelOptCluster cluster, PlannedTable table) {
    super(cluster, cluster.traitSetOf(Convention.NONE), List.of(), table);
  }

  public PlannedTable planned() {
    return (PlannedTable) table;
  }

  @Override
  public RelNode copy(RelTraitSet traitSet, List<RelNode> inputs) {
    return this;
  }
}
