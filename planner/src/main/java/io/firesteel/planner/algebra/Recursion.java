package io.firesteel.planner.algebra;

import java.util.List;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.BiRel;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rel.type.RelDataType;

/**
 * A recursive common table expression: the rows of the left input, then those of the right one over
 * and over, in which {@link WorkingRows} of the same key are the rows of the time before.
 */
public final class Recursion extends BiRel {
  private final int key;
  private final int maxRounds;
  private final long maxRows;

  /**
   * A recursion.
   *
   * @param rowType of both inputs, nullable where either is
   * @param maxRounds -1 for any number
   * @param maxRows -1 for any number
   */
  public Recursion(
      RelNode anchor, RelNode step, RelDataType rowType, int key, int maxRounds, long maxRows) {
    super(anchor.getCluster(), anchor.getTraitSet(), anchor, step);
    this.rowType = rowType;
    this.key = key;
    this.maxRounds = maxRounds;
    this.maxRows = maxRows;
  }

  public int key() {
    return key;
  }

  public int maxRounds() {
    return maxRounds;
  }

  public long maxRows() {
    return maxRows;
  }

  /** The same for any number of rows. */
  public Recursion endless() {
    return new Recursion(left, right, rowType, key, maxRounds, -1);
  }

  @Override
  public RelNode copy(RelTraitSet traitSet, List<RelNode> inputs) {
    return new Recursion(inputs.get(0), inputs.get(1), rowType, key, maxRounds, maxRows);
  }

  @Override
  public double estimateRowCount(RelMetadataQuery mq) {
    return mq.getRowCount(left) * 10;
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    return super.explainTerms(writer)
        .item("key", key)
        .item("rounds", maxRounds)
        .item("rows", maxRows);
  }
}
