package io.firesteel.planner.analyse;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.engine.plan.EvalMode;
import io.firesteel.planner.syntax.SortItem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.rel.RelCollation;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rel.logical.LogicalUnion;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.util.ImmutableBitSet;

/** The Aggregate of a query block, and how expressions over FROM's row are got from its result. */
final class AggregatePlan implements Rewriting.Mapping {
  private final Analysis analysis;
  private final List<RexNode> keys;
  private final boolean hasSets;
  private final List<ImmutableBitSet> sets;
  private final Ungrouped ungrouped;
  private final Map<RexNode, Integer> calls = new LinkedHashMap<>();
  private final List<RexNode> columns = new ArrayList<>();
  private RelNode rel;
  private List<String> canonicalKeys;

  /** Makes the error for a column that is neither grouped nor aggregated. */
  interface Ungrouped {
    SqlException error(int column);
  }

  AggregatePlan(
      Analysis analysis,
      List<RexNode> keys,
      boolean hasSets,
      List<ImmutableBitSet> sets,
      Ungrouped ungrouped) {
    this.analysis = analysis;
    this.keys = keys;
    this.hasSets = hasSets;
    this.sets = sets;
    this.ungrouped = ungrouped;
  }

  /** Finds the aggregates in an expression. */
  void collect(RexNode node) {
    Rewriting.anyCall(
        node,
        call -> {
          if (call.getOperator() instanceof PendingAggregate) {
            calls.putIfAbsent(call, calls.size());
          } else if (call.getOperator() instanceof PendingGrouping grouping) {
            calls.putIfAbsent(indicator(call, grouping), calls.size());
          }
          return false;
        });
  }

  /** Finds the aggregates that subqueries in an expression ask for. */
  void collectOuter(RexNode node, Set<CorrelationId> own) {
    OuterAggregates.in(node, own, analysis.rex).forEach(c -> calls.putIfAbsent(c, calls.size()));
  }

  /** Without grouping sets there is nothing to indicate. */
  private RexNode indicator(RexCall call, PendingGrouping grouping) {
    if (!hasSets) {
      throw SqlException.of(
              "UNSUPPORTED_GROUPING_EXPRESSION",
              "grouping() and grouping_id() need GROUPING SETS, CUBE or ROLLUP.")
          .at(analysis.at(grouping.span));
    }
    for (RexNode operand : call.getOperands()) {
      if (!keys.contains(operand)) {
        String sub = grouping.single ? "GROUPING_COLUMN_MISMATCH" : "GROUPING_ID_COLUMN_MISMATCH";
        throw SqlException.of(sub, "Only keys of GROUP BY can be asked for.")
            .with(
                grouping.single ? "grouping" : "groupingIdColumn",
                Errors.quoted(operand.toString()))
            .with(grouping.single ? "groupingColumns" : "groupByColumns", "")
            .at(analysis.at(grouping.span));
      }
    }
    return call;
  }

  /** The Aggregate over {@code input}. */
  RelNode build(RelNode input, Set<CorrelationId> own) {
    columns.addAll(keys);
    List<AggregateCall> aggregates = new ArrayList<>();
    for (RexNode call : calls.keySet()) {
      aggregates.add(call((RexCall) call, aggregates.size()));
    }
    List<String> names = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      names.add("f" + i);
    }
    RelNode below = analysis.rels.project(input, columns, names, own);
    rel = aggregate(below, aggregates);
    return rel;
  }

  private RelNode aggregate(RelNode below, List<AggregateCall> aggregates) {
    ImmutableBitSet all = ImmutableBitSet.range(keys.size());
    if (!hasSets) {
      return LogicalAggregate.create(below, List.of(), all, List.of(all), aggregates);
    }
    // An Aggregate has each set once; repeated ones give their rows again.
    List<ImmutableBitSet> rest = new ArrayList<>(sets);
    List<RelNode> inputs = new ArrayList<>();
    while (!rest.isEmpty()) {
      Set<ImmutableBitSet> distinct = new LinkedHashSet<>(rest);
      distinct.forEach(rest::remove);
      List<ImmutableBitSet> ordered = ImmutableBitSet.ORDERING.immutableSortedCopy(distinct);
      inputs.add(LogicalAggregate.create(below, List.of(), all, ordered, aggregates));
    }
    return inputs.size() == 1 ? inputs.get(0) : LogicalUnion.create(inputs, true);
  }

  private int column(RexNode node) {
    int index = columns.indexOf(node);
    if (index < 0) {
      index = columns.size();
      columns.add(node);
    }
    return index;
  }

  private AggregateCall call(RexCall call, int number) {
    String name = "a" + number;
    List<RexNode> operands = call.getOperands();
    if (call.getOperator() instanceof PendingGrouping grouping) {
      List<Integer> arguments = new ArrayList<>();
      List<RexNode> asked = operands.isEmpty() ? keys : operands;
      asked.forEach(o -> arguments.add(keys.indexOf(o)));
      return AggregateCall.create(
          grouping.single ? SqlStdOperatorTable.GROUPING : SqlStdOperatorTable.GROUPING_ID,
          false,
          false,
          false,
          arguments,
          -1,
          RelCollations.EMPTY,
          analysis.rel(SqlType.BIGINT, false),
          name);
    }
    PendingAggregate pending = (PendingAggregate) call.getOperator();
    List<Integer> arguments = new ArrayList<>();
    for (int i = 0; i < pending.arguments; i++) {
      arguments.add(column(operands.get(i)));
    }
    int filter = pending.filtered ? column(isTrue(operands.get(pending.arguments))) : -1;
    int firstKey = pending.arguments + (pending.filtered ? 1 : 0);
    return AggregateCall.create(
        pending.function,
        pending.distinct,
        false,
        pending.ignoreNulls,
        List.of(),
        arguments,
        filter,
        null,
        collation(pending.order, operands, firstKey),
        aggregateType(pending),
        name);
  }

  /** Calcite wants filters that are never null. */
  private RexNode isTrue(RexNode condition) {
    return condition.getType().isNullable()
        ? analysis.rex.makeCall(
            analysis.rel(SqlType.BOOLEAN, false), SqlStdOperatorTable.IS_TRUE, List.of(condition))
        : condition;
  }

  private RelDataType aggregateType(PendingAggregate pending) {
    return pending.function == SqlStdOperatorTable.COUNT
        ? pending.type
        : analysis.types.createTypeWithNullability(pending.type, true);
  }

  private RelCollation collation(List<SortItem> order, List<RexNode> operands, int first) {
    if (order.isEmpty()) {
      return RelCollations.EMPTY;
    }
    List<RelFieldCollation> fields = new ArrayList<>();
    for (int i = 0; i < order.size(); i++) {
      fields.add(Sorting.field(column(operands.get(first + i)), order.get(i)));
    }
    return RelCollations.of(fields);
  }

  @Override
  public RexNode replace(RexNode node) {
    int key = key(node);
    if (key >= 0) {
      return ref(key);
    }
    if (node instanceof RexCall call && call.getOperator() instanceof PendingAggregate) {
      return ref(keys.size() + calls.get(call));
    }
    if (node instanceof RexCall call && call.getOperator() instanceof PendingGrouping) {
      RexNode bits = ref(keys.size() + calls.get(call));
      return analysis.casts.make(bits, Analysis.type(call), EvalMode.ANSI, null);
    }
    return null;
  }

  /** The key that a node equals, operands of commutative operators in any order; -1 for none. */
  private int key(RexNode node) {
    int exact = keys.indexOf(node);
    if (exact >= 0 || !(node instanceof RexCall)) {
      return exact;
    }
    if (canonicalKeys == null) {
      canonicalKeys = keys.stream().map(k -> k instanceof RexCall ? Canonical.of(k) : "").toList();
    }
    return canonicalKeys.stream().allMatch(String::isEmpty)
        ? -1
        : canonicalKeys.indexOf(Canonical.of(node));
  }

  private RexNode ref(int index) {
    return analysis.rex.makeInputRef(rel.getRowType().getFieldList().get(index).getType(), index);
  }

  @Override
  public int column(int index) {
    for (int i = 0; i < keys.size(); i++) {
      if (keys.get(i) instanceof org.apache.calcite.rex.RexInputRef ref
          && ref.getIndex() == index) {
        return i;
      }
    }
    throw ungrouped.error(index);
  }
}
