package io.firesteel.planner.lower;

import io.firesteel.core.type.SqlType;
import io.firesteel.engine.plan.AggregateCall;
import io.firesteel.engine.plan.JoinType;
import io.firesteel.engine.plan.PlanNode;
import io.firesteel.engine.plan.WindowCall;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Minus;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.core.Union;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * Set operations: UNION as concatenation, INTERSECT and EXCEPT as null-safe semi and anti joins.
 * For the ALL forms the k-th copy of a row only meets the k-th copy on the other side.
 */
final class SetOpLowering {
  private final LoweringContext context;
  private final RelLowering lowering;

  SetOpLowering(LoweringContext context, RelLowering lowering) {
    this.context = context;
    this.lowering = lowering;
  }

  Lowered lower(SetOp setOp, ImmutableBitSet required) {
    if (setOp instanceof Union && setOp.all) {
      List<Integer> fields = required.toList();
      List<PlanNode> inputs = new ArrayList<>();
      for (RelNode input : setOp.getInputs()) {
        inputs.add(context.arrange(lowering.lower(input, required), fields));
      }
      return new Lowered(
          new PlanNode.UnionAll(context.nextId(setOp), inputs),
          LoweringContext.inOrder(setOp.getRowType().getFieldCount(), fields));
    }
    // Duplicates are decided by all fields, read or not.
    List<PlanNode> inputs = new ArrayList<>();
    for (RelNode input : setOp.getInputs()) {
      Lowered lowered = lowering.lower(input, LoweringContext.all(input));
      inputs.add(context.arrange(lowered, LoweringContext.all(input).toList()));
    }
    if (setOp instanceof Union) {
      return Lowered.all(distinct(new PlanNode.UnionAll(context.nextId(setOp), inputs)));
    }
    JoinType type = setOp instanceof Minus ? JoinType.LEFT_ANTI : JoinType.LEFT_SEMI;
    PlanNode result = setOp.all ? numbered(inputs.get(0)) : distinct(inputs.get(0));
    for (PlanNode input : inputs.subList(1, inputs.size())) {
      result = match(result, setOp.all ? numbered(input) : input, type);
    }
    int fields = setOp.getRowType().getFieldCount();
    return new Lowered(
        result, LoweringContext.inOrder(fields, IntStream.range(0, fields).boxed().toList()));
  }

  private PlanNode match(PlanNode left, PlanNode right, JoinType type) {
    List<Integer> columns = columns(left);
    return new PlanNode.HashJoin(
        context.nextId(),
        left,
        right,
        type,
        columns,
        columns,
        Collections.nCopies(columns.size(), true),
        null,
        true,
        List.of(),
        columns);
  }

  private PlanNode distinct(PlanNode input) {
    return new PlanNode.Aggregate(
        context.nextId(),
        input,
        columns(input),
        List.of(),
        PlanNode.AggregateStep.SINGLE,
        input.types());
  }

  /** The input with one more column: the row's number among its equals. */
  private PlanNode numbered(PlanNode input) {
    AggregateCall number =
        LoweringContext.plainCall("row_number", List.of(), List.of(), SqlType.INT, context.mode());
    return new PlanNode.Window(
        context.nextId(), input, columns(input), List.of(), List.of(new WindowCall(number, null)));
  }

  private static List<Integer> columns(PlanNode node) {
    return IntStream.range(0, node.types().size()).boxed().toList();
  }
}
