package io.firesteel.planner.lower;

import io.firesteel.engine.plan.AggregateCall;
import io.firesteel.engine.plan.EvalMode;
import io.firesteel.engine.plan.Expression;
import io.firesteel.engine.plan.Place;
import io.firesteel.engine.plan.PlanNode;
import io.firesteel.engine.plan.SortKey;
import io.firesteel.engine.plan.WindowCall;
import io.firesteel.planner.algebra.AggregateOperator;
import io.firesteel.planner.algebra.FiresteelTypeFactory;
import io.firesteel.planner.algebra.Literals;
import io.firesteel.planner.algebra.WindowOperator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rex.RexFieldCollation;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexVisitorImpl;
import org.apache.calcite.rex.RexWindow;
import org.apache.calcite.rex.RexWindowBound;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.ImmutableBitSet;

/** Window functions: a chain of Window nodes, one for each PARTITION BY and ORDER BY. */
final class WindowLowering {
  private final LoweringContext context;
  private final RelLowering lowering;

  WindowLowering(LoweringContext context, RelLowering lowering) {
    this.context = context;
    this.lowering = lowering;
  }

  /** What calls must share to share a node. */
  private record Order(List<Integer> partition, List<SortKey> keys) {}

  Lowered filter(Filter filter, ImmutableBitSet required) {
    RelNode input = filter.getInput();
    int fields = input.getRowType().getFieldCount();
    Windowed windowed = windowed(input, List.of(filter.getCondition()), required);
    ExpressionLowering expressions =
        new ExpressionLowering(context.planning().rex(), context.mode(), windowed.fields::column);
    Expression condition = expressions.lower(windowed.expressions.get(0));
    PlanNode node = new PlanNode.Filter(context.nextId(filter), windowed.fields.node(), condition);
    return new Lowered(node, java.util.Arrays.copyOf(windowed.fields.columns(), fields));
  }

  Lowered project(RelNode input, List<? extends RexNode> expressions, ImmutableBitSet required) {
    List<RexNode> read = new ArrayList<>();
    for (int field : required) {
      read.add(expressions.get(field));
    }
    Windowed windowed = windowed(input, read, ImmutableBitSet.of());
    List<RexNode> all = new ArrayList<>(expressions);
    int next = 0;
    boolean plain = true;
    for (int field : required) {
      all.set(field, windowed.expressions.get(next++));
      plain &= all.get(field) instanceof RexInputRef;
    }
    return lowering.project(windowed.fields, all, required, plain);
  }

  /**
   * The input with its windows computed.
   *
   * @param fields the input's fields, then one field a window function
   * @param expressions the given ones, with references to those fields in place of the functions
   */
  private record Windowed(Lowered fields, List<RexNode> expressions) {}

  private Windowed windowed(RelNode inputRel, List<RexNode> expressions, ImmutableBitSet required) {
    Set<RexOver> overs = new LinkedHashSet<>();
    ImmutableBitSet used = required;
    for (RexNode expression : expressions) {
      used = used.union(RelLowering.bits(expression));
      expression.accept(
          new RexVisitorImpl<Void>(true) {
            @Override
            public Void visitOver(RexOver over) {
              overs.add(over);
              return null;
            }
          });
    }
    for (RexOver over : overs) {
      used = used.union(inputs(over));
    }
    Lowered input = lowering.lower(inputRel, used);
    Columns columns = new Columns(input);
    Map<Order, List<RexOver>> groups = new LinkedHashMap<>();
    for (RexOver over : overs) {
      groups.computeIfAbsent(order(over.getWindow(), columns), o -> new ArrayList<>()).add(over);
    }
    // All arguments are computed below the first Window, so that the chain passes them on.
    Map<RexOver, List<Integer>> arguments = new LinkedHashMap<>();
    for (RexOver over : overs) {
      arguments.put(over, over.getOperands().stream().map(columns::of).toList());
    }
    PlanNode base = columns.node();
    PlanNode node = base;
    int inputFields = inputRel.getRowType().getFieldCount();
    int[] places = java.util.Arrays.copyOf(input.columns(), inputFields + overs.size());
    Map<RexOver, Integer> fields = new LinkedHashMap<>();
    for (Map.Entry<Order, List<RexOver>> group : groups.entrySet()) {
      List<WindowCall> calls = new ArrayList<>();
      for (RexOver over : group.getValue()) {
        int field = inputFields + fields.size();
        places[field] = node.types().size() + calls.size();
        fields.put(over, field);
        calls.add(call(over, arguments.get(over), base));
      }
      node =
          new PlanNode.Window(
              context.nextId(), node, group.getKey().partition(), group.getKey().keys(), calls);
    }
    RexShuttle replace =
        new RexShuttle() {
          @Override
          public RexNode visitOver(RexOver over) {
            return new RexInputRef(fields.get(over), over.getType());
          }
        };
    return new Windowed(new Lowered(node, places), replace.apply(expressions));
  }

  /** Columns of the windows' input: the lowered fields, and what must be computed besides. */
  private final class Columns {
    private final Lowered input;
    private final ExpressionLowering lowering;
    private final List<Expression> computed = new ArrayList<>();

    Columns(Lowered input) {
      this.input = input;
      this.lowering = context.expressions(input);
      List<io.firesteel.core.type.SqlType> types = input.node().types();
      IntStream.range(0, types.size())
          .forEach(i -> computed.add(new Expression.InputRef(i, types.get(i))));
    }

    int of(RexNode node) {
      Expression expression = lowering.lower(node);
      int at = computed.indexOf(expression);
      if (at < 0) {
        at = computed.size();
        computed.add(expression);
      }
      return at;
    }

    PlanNode node() {
      return computed.size() == input.node().types().size()
          ? input.node()
          : new PlanNode.Project(context.nextId(), input.node(), computed);
    }
  }

  private static ImmutableBitSet inputs(RexOver over) {
    ImmutableBitSet bits = ImmutableBitSet.of();
    for (RexNode operand : over.getOperands()) {
      bits = bits.union(RelLowering.bits(operand));
    }
    for (RexNode key : over.getWindow().partitionKeys) {
      bits = bits.union(RelLowering.bits(key));
    }
    for (RexFieldCollation key : over.getWindow().orderKeys) {
      bits = bits.union(RelLowering.bits(key.left));
    }
    return bits;
  }

  private static Order order(RexWindow window, Columns columns) {
    List<Integer> partition = window.partitionKeys.stream().map(columns::of).toList();
    List<SortKey> keys = new ArrayList<>();
    for (RexFieldCollation key : window.orderKeys) {
      boolean descending = key.getDirection() == RelFieldCollation.Direction.DESCENDING;
      boolean nullsFirst =
          switch (key.getNullDirection()) {
            case FIRST -> true;
            case LAST -> false;
            case UNSPECIFIED -> !descending;
          };
      keys.add(new SortKey(columns.of(key.left), descending, nullsFirst));
    }
    return new Order(partition, keys);
  }

  private WindowCall call(RexOver over, List<Integer> arguments, PlanNode base) {
    String function;
    EvalMode mode = context.mode();
    Place place = null;
    boolean framed = true;
    if (over.getAggOperator() instanceof WindowOperator operator) {
      function = operator.function().name();
      framed =
          operator.function().kind() == io.firesteel.engine.function.WindowFunction.Kind.NTH_VALUE;
    } else if (over.getAggOperator() instanceof AggregateOperator operator) {
      function = operator.function().name();
      mode = operator.mode();
      place = operator.place();
    } else if (over.getAggOperator().getKind() == SqlKind.COUNT) {
      function = "count";
    } else if (over.getAggOperator().getKind() == SqlKind.ROW_NUMBER) {
      function = "row_number";
      framed = false;
    } else {
      throw new IllegalStateException("No physical form for window function " + over);
    }
    AggregateCall call =
        new AggregateCall(
            function,
            arguments,
            arguments.stream().map(a -> base.types().get(a)).toList(),
            LoweringContext.constants(base, arguments),
            FiresteelTypeFactory.toSql(over.getType()),
            mode,
            over.isDistinct(),
            -1,
            List.of(),
            over.ignoreNulls(),
            place);
    return new WindowCall(call, framed ? frame(over.getWindow()) : null);
  }

  private static WindowCall.Frame frame(RexWindow window) {
    return new WindowCall.Frame(
        window.isRows() ? WindowCall.FrameUnit.ROWS : WindowCall.FrameUnit.RANGE,
        bound(window.getLowerBound()),
        bound(window.getUpperBound()));
  }

  private static WindowCall.Bound bound(RexWindowBound bound) {
    if (bound.isCurrentRow()) {
      return new WindowCall.Bound(WindowCall.BoundKind.CURRENT_ROW, null, null);
    }
    if (bound.isUnbounded()) {
      return new WindowCall.Bound(
          bound.isPreceding()
              ? WindowCall.BoundKind.UNBOUNDED_PRECEDING
              : WindowCall.BoundKind.UNBOUNDED_FOLLOWING,
          null,
          null);
    }
    RexNode offset = bound.getOffset();
    return new WindowCall.Bound(
        bound.isPreceding() ? WindowCall.BoundKind.PRECEDING : WindowCall.BoundKind.FOLLOWING,
        Literals.value(offset),
        FiresteelTypeFactory.toSql(offset.getType()));
  }
}
