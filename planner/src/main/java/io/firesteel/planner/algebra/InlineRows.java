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

/**
 * Constant rows of any type (LogicalValues holds RexLiterals only). Boxed as in {@code Vectors}.
 */
public final class InlineRows extends AbstractRelNode {
  private final List<List<Object>> rows;

  public InlineRows(RelOptCluster cluster, RelDataType rowType, List<List<Object>> rows) {
    super(cluster, cluster.traitSetOf(Convention.NONE));
    this.rowType = rowType;
    this.rows = rows;
  }

  public List<List<Object>> rows() {
    return rows;
  }

  @Override
  public RelNode copy(RelTraitSet traitSet, List<RelNode> inputs) {
    return this;
  }

  @Override
  public double estimateRowCount(RelMetadataQuery mq) {
    return rows.size();
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    // The identity hash keeps nodes with equal shapes apart in Hep's digest map: the rows may
    // differ.
    return super.explainTerms(writer)
        .item("type", rowType)
        .item("rows", rows.size() <= 100 ? rows.toString() : "#" + System.identityHashCode(rows));
  }
}
