package io.firesteel.planner.algebra;

import java.util.List;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.SingleRel;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;

/**
 * A projection with a non-deterministic expression. It is no Project, because Calcite's rules merge
 * Projects and push filters through them without asking for determinism, which evaluates the
 * expression twice.
 */
public final class VolatileProject extends SingleRel {
  private final List<RexNode> expressions;

  public VolatileProject(RelNode input, List<? extends RexNode> expressions, RelDataType rowType) {
    super(input.getCluster(), input.getTraitSet(), input);
    this.expressions = List.copyOf(expressions);
    this.rowType = rowType;
  }

  public List<RexNode> expressions() {
    return expressions;
  }

  @Override
  public RelNode copy(RelTraitSet traitSet, List<RelNode> inputs) {
    return new VolatileProject(inputs.get(0), expressions, rowType);
  }

  @Override
  public RelNode accept(RexShuttle shuttle) {
    List<RexNode> changed = shuttle.apply(expressions);
    return changed == expressions ? this : new VolatileProject(input, changed, rowType);
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    return super.explainTerms(writer).item("expressions", expressions);
  }
}
