package io.firesteel.planner.algebra;

import java.util.List;
import org.apache.calcite.plan.Convention;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.AbstractRelNode;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rel.type.RelDataType;

/** The table function range(start, end, step): one BIGINT column {@code id}. */
public final class RangeRows extends AbstractRelNode {
  private final long start;
  private final long end;
  private final long step;

  public RangeRows(RelOptCluster cluster, RelDataType rowType, long start, long end, long step) {
    super(cluster, cluster.traitSetOf(Convention.NONE));
    this.rowType = rowType;
    this.start = start;
    this.end = end;
    this.step = step;
  }

  public long start() {
    return start;
  }

  public long end() {
    return end;
  }

  public long step() {
    return step;
  }

  @Override
  public RelNode copy(RelTraitSet traitSet, List<RelNode> inputs) {
    return this;
  }

  @Override
  public double estimateRowCount(RelMetadataQuery mq) {
    return Math.max(0, Math.ceil(((double) end - (double) start) / step));
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    return super.explainTerms(writer).item("start", start).item("end", end).item("step", step);
  }
}
