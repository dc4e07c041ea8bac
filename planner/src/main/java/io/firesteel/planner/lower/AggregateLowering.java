package io.firesteel.planner.lower;

import io.firesteel.core.type.SqlType;
import io.firesteel.engine.plan.AggregateCall;
import io.firesteel.engine.plan.EvalMode;
import io.firesteel.engine.plan.Expression;
import io.firesteel.engine.plan.Place;
import io.firesteel.engine.plan.PlanNode;
import io.firesteel.planner.algebra.AggregateOperator;
import io.firesteel.planner.algebra.FiresteelTypeFactory;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.ImmutableBitSet;

/** Aggregations, with grouping sets as an Expand below them. */
final class AggregateLowering {
  private final LoweringContext context;
  private final RelLowering lowering;

  AggregateLowering(LoweringContext context, RelLowering lowering) {
    this.context = context;
    this.lowering = lowering;
  }

  Lowered lower(Aggregate aggregate, ImmutableBitSet required) {
    List<org.apache.calcite.rel.core.AggregateCall> calls = aggregate.getAggCallList();
    int keyCount = aggregate.getGroupCount();
    ImmutableBitSet used = aggregate.getGroupSet();
    for (int i = 0; i < calls.size(); i++) {
      if (required.get(keyCount + i)) {
        used = used.union(inputs(calls.get(i)));
      }
    }
    Lowered input = lowering.lower(aggregate.getInput(), used);
    boolean simple =
        aggregate.getGroupSets().size() == 1
            && aggregate.getGroupSets().get(0).equals(aggregate.getGroupSet());
    return simple ? simple(aggregate, required, input) : sets(aggregate, required, input, used);
  }

  private static ImmutableBitSet inputs(org.apache.calcite.rel.core.AggregateCall call) {
    ImmutableBitSet bits = ImmutableBitSet.of(call.getArgList());
    if (call.filterArg >= 0) {
      bits = bits.set(call.filterArg);
    }
    return bits.union(ImmutableBitSet.of(call.collation.getKeys()));
  }

  private Lowered simple(Aggregate aggregate, ImmutableBitSet required, Lowered input) {
    List<Integer> keys = aggregate.getGroupSet().toList().stream().map(input::column).toList();
    List<SqlType> types = new ArrayList<>();
    keys.forEach(k -> types.add(input.node().types().get(k)));
    List<AggregateCall> calls = new ArrayList<>();
    List<Expression> constants = new ArrayList<>();
    int[] columns = new int[aggregate.getRowType().getFieldCount()];
    java.util.Arrays.fill(columns, -1);
    for (int i = 0; i < keys.size(); i++) {
      columns[i] = i;
    }
    int literals = 0;
    for (int i = 0; i < aggregate.getAggCallList().size(); i++) {
      int field = keys.size() + i;
      org.apache.calcite.rel.core.AggregateCall call = aggregate.getAggCallList().get(i);
      if (!required.get(field)) {
        continue;
      }
      if (call.getAggregation().getKind() == SqlKind.LITERAL_AGG) {
        // A constant in every group: Calcite's decorrelation asks whether a group exists.
        constants.add(literal(call.rexList.get(0)));
        columns[field] = -2 - literals++;
      } else if (isGrouping(call)) {
        // Every key is in the only set.
        SqlType type = FiresteelTypeFactory.toSql(call.getType());
        Object zero = type == SqlType.BIGINT ? (Object) 0L : (Object) 0;
        constants.add(new Expression.Literal(type, zero));
        columns[field] = -2 - literals++;
      } else {
        columns[field] = keys.size() + calls.size();
        calls.add(call(call, input, input.node()));
        types.add(FiresteelTypeFactory.toSql(call.getType()));
      }
    }
    PlanNode node =
        new PlanNode.Aggregate(
            context.nextId(aggregate),
            input.node(),
            keys,
            calls,
            PlanNode.AggregateStep.SINGLE,
            List.copyOf(types));
    return constants.isEmpty()
        ? new Lowered(node, columns)
        : withConstants(node, columns, constants);
  }

  private Expression literal(RexNode node) {
    return new ExpressionLowering(context.planning().rex(), context.mode(), i -> i).lower(node);
  }

  private Lowered withConstants(PlanNode node, int[] columns, List<Expression> constants) {
    List<Expression> expressions = new ArrayList<>();
    for (int i = 0; i < node.types().size(); i++) {
      expressions.add(new Expression.InputRef(i, node.types().get(i)));
    }
    int first = expressions.size();
    expressions.addAll(constants);
    for (int i = 0; i < columns.length; i++) {
      if (columns[i] <= -2) {
        columns[i] = first - 2 - columns[i];
      }
    }
    return new Lowered(new PlanNode.Project(context.nextId(), node, expressions), columns);
  }

  private AggregateCall call(
      org.apache.calcite.rel.core.AggregateCall call, Lowered input, PlanNode node) {
    List<Integer> arguments = call.getArgList().stream().map(input::column).toList();
    String function;
    EvalMode mode = context.mode();
    Place place = null;
    if (call.getAggregation() instanceof AggregateOperator operator) {
      function = operator.function().name();
      mode = operator.mode();
      place = operator.place();
    } else {
      function = standard(call);
    }
    return new AggregateCall(
        function,
        arguments,
        arguments.stream().map(a -> node.types().get(a)).toList(),
        LoweringContext.constants(node, arguments),
        FiresteelTypeFactory.toSql(call.getType()),
        mode,
        call.isDistinct(),
        call.filterArg < 0 ? -1 : input.column(call.filterArg),
        LoweringContext.sortKeys(call.collation, input),
        call.ignoreNulls(),
        place);
  }

  /** Calcite's own aggregates, which its rules make. */
  private static String standard(org.apache.calcite.rel.core.AggregateCall call) {
    return switch (call.getAggregation().getKind()) {
      case COUNT -> "count";
      case SUM -> "sum";
      case SUM0 -> "sum0";
      case MIN -> "min";
      case MAX -> "max";
      case SINGLE_VALUE -> "single_value";
      case ANY_VALUE -> "any_value";
      default ->
          throw new IllegalStateException(
              "No physical form for aggregate " + call.getAggregation());
    };
  }

  /**
   * Grouping sets: every row once a set, with the keys outside the set nulled and the set's number
   * as a further key, so that a NULL in the data stays apart from one of a coarser set. As in Spark
   * and unlike in the standard, no rows make no grand total.
   */
  private Lowered sets(
      Aggregate aggregate, ImmutableBitSet required, Lowered input, ImmutableBitSet used) {
    List<Integer> keys = aggregate.getGroupSet().toList();
    int keyCount = keys.size();
    // Expand: the keys (some nulled), the set's number, then what the calls read, untouched.
    ImmutableBitSet argumentFields = ImmutableBitSet.of();
    for (int i = 0; i < aggregate.getAggCallList().size(); i++) {
      org.apache.calcite.rel.core.AggregateCall call = aggregate.getAggCallList().get(i);
      if (required.get(keyCount + i) && !isGrouping(call)) {
        argumentFields = argumentFields.union(inputs(call));
      }
    }
    List<List<Expression>> projections = new ArrayList<>();
    List<ImmutableBitSet> groupSets = aggregate.getGroupSets();
    for (int set = 0; set < groupSets.size(); set++) {
      List<Expression> projection = new ArrayList<>();
      for (int key : keys) {
        SqlType type = input.node().types().get(input.column(key));
        projection.add(
            groupSets.get(set).get(key)
                ? new Expression.InputRef(input.column(key), type)
                : new Expression.Literal(type, null));
      }
      projection.add(new Expression.Literal(SqlType.INT, set));
      for (int field : argumentFields) {
        int column = input.column(field);
        projection.add(new Expression.InputRef(column, input.node().types().get(column)));
      }
      projections.add(projection);
    }
    PlanNode expand = new PlanNode.Expand(context.nextId(), input.node(), projections);
    int[] expanded = new int[aggregate.getInput().getRowType().getFieldCount()];
    java.util.Arrays.fill(expanded, -1);
    int next = keyCount + 1;
    for (int field : argumentFields) {
      expanded[field] = next++;
    }
    Lowered source = new Lowered(expand, expanded);

    List<Integer> groupColumns = new ArrayList<>();
    List<SqlType> types = new ArrayList<>();
    for (int i = 0; i <= keyCount; i++) {
      groupColumns.add(i);
      types.add(expand.types().get(i));
    }
    List<AggregateCall> calls = new ArrayList<>();
    int[] columns = new int[aggregate.getRowType().getFieldCount()];
    java.util.Arrays.fill(columns, -1);
    for (int i = 0; i < keyCount; i++) {
      columns[i] = i;
    }
    List<Integer> groupings = new ArrayList<>();
    for (int i = 0; i < aggregate.getAggCallList().size(); i++) {
      org.apache.calcite.rel.core.AggregateCall call = aggregate.getAggCallList().get(i);
      int field = keyCount + i;
      if (required.get(field) && isGrouping(call)) {
        groupings.add(i);
      } else if (required.get(field)) {
        columns[field] = types.size();
        calls.add(call(call, source, input.node(), expand));
        types.add(FiresteelTypeFactory.toSql(call.getType()));
      }
    }
    PlanNode node =
        new PlanNode.Aggregate(
            context.nextId(aggregate),
            expand,
            groupColumns,
            calls,
            PlanNode.AggregateStep.SINGLE,
            List.copyOf(types));
    return groupings.isEmpty()
        ? new Lowered(node, columns)
        : withGroupings(aggregate, node, columns, groupings);
  }

  private AggregateCall call(
      org.apache.calcite.rel.core.AggregateCall call,
      Lowered source,
      PlanNode original,
      PlanNode expand) {
    AggregateCall lowered = call(call, source, expand);
    // Literals were computed below the Expand, where constants() does not look.
    List<Integer> behind = new ArrayList<>();
    for (int column : lowered.arguments()) {
      Expression e = ((PlanNode.Expand) expand).projections().get(0).get(column);
      behind.add(e instanceof Expression.InputRef ref ? ref.index() : -1);
    }
    List<Object> constants =
        behind.contains(-1) ? lowered.constants() : LoweringContext.constants(original, behind);
    return new AggregateCall(
        lowered.function(),
        lowered.arguments(),
        lowered.argumentTypes(),
        constants,
        lowered.type(),
        lowered.mode(),
        lowered.distinct(),
        lowered.filter(),
        lowered.order(),
        lowered.ignoreNulls(),
        lowered.place());
  }

  private static boolean isGrouping(org.apache.calcite.rel.core.AggregateCall call) {
    SqlKind kind = call.getAggregation().getKind();
    return kind == SqlKind.GROUPING || kind == SqlKind.GROUPING_ID || kind == SqlKind.GROUP_ID;
  }

  /** GROUPING and GROUPING_ID from the set's number: a CASE over it. */
  private Lowered withGroupings(
      Aggregate aggregate, PlanNode node, int[] columns, List<Integer> groupings) {
    int keyCount = aggregate.getGroupCount();
    List<Expression> expressions = new ArrayList<>();
    for (int i = 0; i < node.types().size(); i++) {
      expressions.add(new Expression.InputRef(i, node.types().get(i)));
    }
    Expression set = new Expression.InputRef(keyCount, SqlType.INT);
    for (int index : groupings) {
      org.apache.calcite.rel.core.AggregateCall call = aggregate.getAggCallList().get(index);
      SqlType type = FiresteelTypeFactory.toSql(call.getType());
      List<Expression> conditions = new ArrayList<>();
      List<Expression> results = new ArrayList<>();
      for (int i = 0; i < aggregate.getGroupSets().size(); i++) {
        long id = 0;
        for (int argument : call.getArgList()) {
          id = id << 1 | (aggregate.getGroupSets().get(i).get(argument) ? 0 : 1);
        }
        conditions.add(
            Expression.Call.of(
                "=", SqlType.BOOLEAN, context.mode(), set, new Expression.Literal(SqlType.INT, i)));
        Object value = type == SqlType.BIGINT ? (Object) id : (Object) (int) id;
        results.add(new Expression.Literal(type, value));
      }
      columns[keyCount + index] = expressions.size();
      expressions.add(
          new Expression.Case(conditions, results, new Expression.Literal(type, null), type));
    }
    return new Lowered(new PlanNode.Project(context.nextId(), node, expressions), columns);
  }
}
