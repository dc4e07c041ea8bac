package io.firesteel.engine.operator.join;

import io.firesteel.engine.operator.BatchSink;
import io.firesteel.engine.operator.MorselSource;
import io.firesteel.engine.operator.QueryRuntime;
import io.firesteel.engine.operator.StepSource;
import io.firesteel.engine.operator.TransformFactory;
import io.firesteel.engine.operator.scan.KeyFilterSlot;
import io.firesteel.engine.plan.PlanNode;

/** The parts of a hash join, in the order in which they work. */
public final class HashJoin {
  private final int nodeId;
  private final BuildSink sink;
  private final BuildSide side;
  private final ProbeFactory probe;
  private final RightRows rightRows;

  public HashJoin(PlanNode.HashJoin node, QueryRuntime runtime) {
    JoinSpec spec = JoinSpec.of(node);
    this.nodeId = node.id();
    this.sink = new BuildSink(node.id(), spec.rightTypes(), spec.neededRight());
    this.side = new BuildSide(spec, sink, runtime);
    this.probe = new ProbeFactory(side);
    this.rightRows =
        spec.marksRight()
            ? new RightRows(node.id(), spec.type(), spec.leftTypes(), spec.output(), side)
            : null;
  }

  /** Takes the right input. */
  public BatchSink<?> sink() {
    return sink;
  }

  /** Then: makes long columns of it. */
  public StepSource gatherSteps() {
    return new StepSource(nodeId, side::gatherSteps);
  }

  /** Then: indexes it. */
  public StepSource indexSteps() {
    return new StepSource(nodeId, side::indexSteps);
  }

  /** Then: takes the left input. */
  public TransformFactory probe() {
    return probe;
  }

  /** What the join will say about the values of its keys, by the number of the key. */
  public KeyFilterSlot offer(int key) {
    return side.offer(key);
  }

  /** At last: gives out right rows; null if this join has none to give. */
  public MorselSource rightRows() {
    return rightRows;
  }
}
