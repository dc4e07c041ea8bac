package io.firesteel.engine.operator.join;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.engine.operator.BatchSink;
import io.firesteel.engine.operator.BatchTransform;
import io.firesteel.engine.operator.MemoryLease;
import io.firesteel.engine.operator.MorselSource;
import io.firesteel.engine.operator.QueryRuntime;
import io.firesteel.engine.operator.StepSource;
import io.firesteel.engine.operator.TaskContext;
import io.firesteel.engine.operator.TransformFactory;
import io.firesteel.engine.operator.row.GatherSink;
import io.firesteel.engine.operator.row.RowStore;
import io.firesteel.engine.plan.Expression;
import io.firesteel.engine.plan.JoinType;
import io.firesteel.engine.plan.PlanNode;
import java.util.ArrayList;
import java.util.List;

/** The parts of a join by any condition: the right input is held, the left one streams past it. */
public final class NestedLoopJoin implements TransformFactory, RightRows.Marked {
  private final PlanNode.NestedLoopJoin node;
  private final GatherSink sink;
  private final MemoryLease lease;
  private final List<SqlType> leftTypes;
  private final List<SqlType> rightTypes;
  private final int[] output;
  private ColumnVector[] columns;
  private ColumnVector[][] chunks;
  private int rows;
  private boolean[] matched;

  public NestedLoopJoin(PlanNode.NestedLoopJoin node, QueryRuntime runtime) {
    this.node = node;
    this.sink = new GatherSink(node.id());
    this.lease = new MemoryLease(runtime.memory(), runtime.counters().node(node.id()));
    this.leftTypes = node.left().types();
    this.rightTypes = node.right().types();
    this.output = JoinSpec.ints(node.output());
  }

  /** Takes the right input. */
  public BatchSink<?> sink() {
    return sink;
  }

  /** Then: makes long columns of it. */
  public StepSource gatherSteps() {
    return new StepSource(
        node.id(),
        () -> {
          rows = sink.rows();
          columns = new ColumnVector[rightTypes.size()];
          chunks = new ColumnVector[rightTypes.size()][];
          if (marksRight()) {
            lease.add(rows);
            matched = new boolean[rows];
          }
          List<RowStore> stores = sink.stores();
          List<Runnable> steps = new ArrayList<>();
          for (int c = 0; c < columns.length; c++) {
            int column = c;
            steps.add(
                () ->
                    columns[column] =
                        RowStore.column(stores, rightTypes.get(column), column, rows));
          }
          return steps;
        });
  }

  /** Rows [chunk * size, (chunk + 1) * size) of a right column; kept, as every left row asks. */
  ColumnVector chunk(int right, int chunk, int size) {
    ColumnVector[] parts = chunks[right];
    if (parts == null) {
      parts = new ColumnVector[(rows - 1) / size + 1];
      chunks[right] = parts;
    }
    // Tasks may race to make the same immutable part: either will do.
    ColumnVector part = parts[chunk];
    if (part == null) {
      int from = chunk * size;
      int count = Math.min(size, rows - from);
      int[] which = new int[count];
      for (int i = 0; i < count; i++) {
        which[i] = from + i;
      }
      part = columns[right].select(which, count);
      parts[chunk] = part;
    }
    return part;
  }

  /** At last: gives out right rows; null if this join has none to give. */
  public MorselSource rightRows() {
    return marksRight() ? new RightRows(node.id(), type(), leftTypes, output, this) : null;
  }

  private boolean marksRight() {
    JoinType type = node.joinType();
    return type == JoinType.RIGHT
        || type == JoinType.FULL
        || type == JoinType.RIGHT_SEMI
        || type == JoinType.RIGHT_ANTI;
  }

  JoinType type() {
    return node.joinType();
  }

  Expression condition() {
    return node.condition();
  }

  List<SqlType> leftTypes() {
    return leftTypes;
  }

  List<SqlType> rightTypes() {
    return rightTypes;
  }

  int[] output() {
    return output;
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public ColumnVector column(int right) {
    return columns[right];
  }

  @Override
  public boolean[] matched() {
    return matched;
  }

  @Override
  public int nodeId() {
    return node.id();
  }

  @Override
  public BatchTransform open(TaskContext context) {
    return new NestedLoopProbe(this, context);
  }

  @Override
  public void close() {
    lease.close();
    columns = null;
    chunks = null;
  }
}
