package io.firesteel.planner.algebra;

import java.util.List;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.SingleRel;
import org.apache.calcite.rel.metadata.RelMetadataQuery;

/** Each row with a probability of upper - lower. */
public final class SampleRows extends SingleRel {
  private final double lower;
  private final double upper;
  private final boolean replacement;
  private final long seed;

  public SampleRows(RelNode input, double lower, double upper, boolean replacement, long seed) {
    super(input.getCluster(), input.getTraitSet(), input);
    this.lower = lower;
    this.upper = upper;
    this.replacement = replacement;
    this.seed = seed;
  }

  public double lower() {
    return lower;
  }

  public double upper() {
    return upper;
  }

  public boolean replacement() {
    return replacement;
  }

  public long seed() {
    return seed;
  }

  @Override
  public RelNode copy(RelTraitSet traitSet, List<RelNode> inputs) {
    return new SampleRows(inputs.get(0), lower, upper, replacement, seed);
  }

  @Override
  public double estimateRowCount(RelMetadataQuery mq) {
    return mq.getRowCount(input) * (upper - lower);
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    return super.explainTerms(writer)
        .item("lower", lower)
        .item("upper", upper)
        .item("replacement", replacement)
        .item("seed", seed);
  }
}
