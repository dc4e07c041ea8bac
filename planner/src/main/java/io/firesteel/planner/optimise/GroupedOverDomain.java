package io.firesteel.planner.optimise;

import com.google.common.collect.ImmutableList;
import io.firesteel.core.type.SqlType;
import io.firesteel.planner.algebra.FiresteelTypeFactory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexFieldCollation;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.rex.RexWindowBounds;
import org.apache.calcite.rex.RexWindowExclusion;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.util.ImmutableBitSet;

/** What works on all rows of a subquery, done for each value of a domain: groups and limits. */
final class GroupedOverDomain {
  private final RexBuilder rex;

  GroupedOverDomain(RexBuilder rex) {
    this.rex = rex;
  }

  /**
   * An aggregate over a domain.
   *
   * @param input the aggregate's input over the domain
   */
  RelNode aggregate(Aggregate aggregate, RelNode input, Decorrelation.Domain domain) {
    boolean global = aggregate.getGroupSets().contains(ImmutableBitSet.of());
    return global
        ? global(aggregate, input, domain)
        : grouped(aggregate, aggregate.getAggCallList(), input, domain);
  }

  private RelNode grouped(
      Aggregate aggregate, List<AggregateCall> calls, RelNode input, Decorrelation.Domain domain) {
    int fields = aggregate.getInput().getRowType().getFieldCount();
    ImmutableBitSet columns = ImmutableBitSet.range(fields, fields + domain.size());
    List<ImmutableBitSet> sets = new ArrayList<>();
    aggregate.getGroupSets().forEach(s -> sets.add(s.union(columns)));
    RelNode rel =
        LogicalAggregate.create(
            input,
            List.of(),
            aggregate.getGroupSet().union(columns),
            ImmutableBitSet.ORDERING.immutableSortedCopy(sets),
            calls);
    int keys = aggregate.getGroupCount();
    int all = keys + domain.size();
    return Decorrelation.project(
        rel,
        Decorrelation.concat(
            Decorrelation.range(0, keys),
            Decorrelation.concat(
                Decorrelation.range(all, rel.getRowType().getFieldCount()),
                Decorrelation.range(keys, all))));
  }

  /**
   * With the empty grouping set, there is a row even for values without input: each value gets an
   * input row that the calls' filters keep out.
   */
  private RelNode global(Aggregate aggregate, RelNode input, Decorrelation.Domain domain) {
    int fields = aggregate.getInput().getRowType().getFieldCount();
    int size = domain.size();
    List<RexNode> marked = Decorrelation.refs(input, Decorrelation.range(0, fields + size));
    marked.add(rex.makeLiteral(true));
    RelNode right = LogicalProject.create(input, List.of(), marked, (List<String>) null, Set.of());
    List<RexNode> same = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      same.add(
          rex.makeCall(
              SqlStdOperatorTable.IS_NOT_DISTINCT_FROM,
              Decorrelation.ref(domain.rel(), i),
              Decorrelation.shifted(right, fields + i, size)));
    }
    RelNode join =
        LogicalJoin.create(
            domain.rel(),
            right,
            List.of(),
            RexUtil.composeConjunction(rex, same),
            Set.of(),
            JoinRelType.LEFT);
    RexNode matched =
        rex.makeCall(
            SqlStdOperatorTable.IS_NOT_NULL, Decorrelation.ref(join, size + fields + size));
    List<RexNode> below = Decorrelation.refs(join, Decorrelation.range(size, size + fields));
    below.addAll(Decorrelation.refs(join, Decorrelation.range(0, size)));
    below.add(matched);
    List<AggregateCall> calls = new ArrayList<>();
    for (AggregateCall call : aggregate.getAggCallList()) {
      calls.add(isGrouping(call) ? call : filtered(call, matched, join, size, below));
    }
    boolean others = aggregate.getGroupSets().size() > 1;
    RelDataType bigint =
        ((FiresteelTypeFactory) join.getCluster().getTypeFactory()).toRel(SqlType.BIGINT, false);
    if (others) {
      calls.add(counter(SqlStdOperatorTable.COUNT, List.of(), fields + size, bigint));
      calls.add(
          counter(SqlStdOperatorTable.GROUPING_ID, aggregate.getGroupSet().asList(), -1, bigint));
    }
    RelNode rows = LogicalProject.create(join, List.of(), below, (List<String>) null, Set.of());
    RelNode rel = grouped(aggregate, calls, rows, domain);
    if (!others) {
      return rel;
    }
    // Of the sets with keys only groups that have rows.
    int count = aggregate.getRowType().getFieldCount();
    long none = (1L << aggregate.getGroupCount()) - 1;
    RexNode kept =
        rex.makeCall(
            SqlStdOperatorTable.OR,
            rex.makeCall(
                SqlStdOperatorTable.GREATER_THAN,
                Decorrelation.ref(rel, count),
                rex.makeLiteral(BigDecimal.ZERO, bigint, true)),
            rex.makeCall(
                SqlStdOperatorTable.EQUALS,
                Decorrelation.ref(rel, count + 1),
                rex.makeLiteral(BigDecimal.valueOf(none), bigint, true)));
    return Decorrelation.project(
        LogicalFilter.create(rel, kept),
        Decorrelation.concat(
            Decorrelation.range(0, count), Decorrelation.range(count + 2, count + 2 + size)));
  }

  private static boolean isGrouping(AggregateCall call) {
    SqlKind kind = call.getAggregation().getKind();
    return kind == SqlKind.GROUPING || kind == SqlKind.GROUPING_ID;
  }

  private AggregateCall counter(
      org.apache.calcite.sql.SqlAggFunction function,
      List<Integer> arguments,
      int filter,
      RelDataType type) {
    return AggregateCall.create(
        function,
        false,
        false,
        false,
        List.of(),
        arguments,
        filter,
        null,
        RelCollations.EMPTY,
        type,
        null);
  }

  private AggregateCall filtered(
      AggregateCall call, RexNode matched, RelNode join, int size, List<RexNode> below) {
    if (call.filterArg < 0) {
      return call.withFilter(below.indexOf(matched));
    }
    RexNode both =
        rex.makeCall(
            SqlStdOperatorTable.AND,
            matched,
            rex.makeCall(
                SqlStdOperatorTable.IS_TRUE, Decorrelation.ref(join, size + call.filterArg)));
    if (!below.contains(both)) {
      below.add(both);
    }
    return call.withFilter(below.indexOf(both));
  }

  /** LIMIT and OFFSET by a row's number among those of its value; order alone says nothing. */
  RelNode sort(Sort sort, RelNode input, Decorrelation.Domain domain) {
    if (sort.fetch == null && sort.offset == null) {
      return input;
    }
    int fields = sort.getRowType().getFieldCount();
    List<RexFieldCollation> order = new ArrayList<>();
    for (RelFieldCollation key : sort.getCollation().getFieldCollations()) {
      Set<SqlKind> flags = new HashSet<>();
      if (key.direction.isDescending()) {
        flags.add(SqlKind.DESCENDING);
      }
      flags.add(
          key.nullDirection == RelFieldCollation.NullDirection.FIRST
              ? SqlKind.NULLS_FIRST
              : SqlKind.NULLS_LAST);
      order.add(new RexFieldCollation(Decorrelation.ref(input, key.getFieldIndex()), flags));
    }
    RelDataType type =
        ((FiresteelTypeFactory) input.getCluster().getTypeFactory()).toRel(SqlType.INT, false);
    RexNode number =
        rex.makeOver(
            type,
            SqlStdOperatorTable.ROW_NUMBER,
            List.of(),
            Decorrelation.refs(input, Decorrelation.range(fields, fields + domain.size())),
            ImmutableList.copyOf(order),
            RexWindowBounds.UNBOUNDED_PRECEDING,
            RexWindowBounds.CURRENT_ROW,
            RexWindowExclusion.EXCLUDE_NO_OTHER,
            true,
            true,
            false,
            false,
            false);
    int all = fields + domain.size();
    List<RexNode> numbered = Decorrelation.refs(input, Decorrelation.range(0, all));
    numbered.add(number);
    RelNode rows = LogicalProject.create(input, List.of(), numbered, (List<String>) null, Set.of());
    RexNode place = new RexInputRef(all, type);
    List<RexNode> kept = new ArrayList<>();
    long offset = sort.offset == null ? 0 : count(sort.offset);
    if (offset > 0) {
      kept.add(bound(SqlStdOperatorTable.GREATER_THAN, place, offset, type));
    }
    if (sort.fetch != null) {
      long last = Math.min(Integer.MAX_VALUE, offset + count(sort.fetch));
      kept.add(bound(SqlStdOperatorTable.LESS_THAN_OR_EQUAL, place, last, type));
    }
    return Decorrelation.project(
        LogicalFilter.create(rows, RexUtil.composeConjunction(rex, kept)),
        Decorrelation.range(0, all));
  }

  private RexNode bound(
      org.apache.calcite.sql.SqlOperator operator, RexNode place, long value, RelDataType type) {
    return rex.makeCall(operator, place, rex.makeLiteral(BigDecimal.valueOf(value), type, true));
  }

  private static long count(RexNode node) {
    return io.firesteel.planner.algebra.Literals.integral(
            io.firesteel.planner.algebra.Literals.value(node))
        .longValueExact();
  }

  /**
   * A scalar subquery's value for each value of the domain, an error where there are several rows.
   * Values outside of the domain are dropped first, since theirs would be errors of no query.
   */
  RelNode single(RelNode rel, Decorrelation.Domain domain) {
    int size = domain.size();
    RelNode asked = rel;
    if (size > 0) {
      List<RexNode> same = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        same.add(
            rex.makeCall(
                SqlStdOperatorTable.IS_NOT_DISTINCT_FROM,
                Decorrelation.ref(rel, 1 + i),
                Decorrelation.shifted(domain.rel(), i, 1 + size)));
      }
      asked =
          LogicalJoin.create(
              rel,
              domain.rel(),
              List.of(),
              RexUtil.composeConjunction(rex, same),
              Set.of(),
              JoinRelType.SEMI);
    }
    RelDataType type = rel.getRowType().getFieldList().get(0).getType();
    AggregateCall value =
        AggregateCall.create(
            SqlStdOperatorTable.SINGLE_VALUE,
            false,
            false,
            false,
            List.of(),
            List.of(0),
            -1,
            null,
            RelCollations.EMPTY,
            rel.getCluster()
                .getTypeFactory()
                .createTypeWithNullability(type, size == 0 || type.isNullable()),
            null);
    ImmutableBitSet keys = ImmutableBitSet.range(1, 1 + size);
    RelNode grouped =
        LogicalAggregate.create(asked, List.of(), keys, List.of(keys), List.of(value));
    return Decorrelation.project(
        grouped, Decorrelation.concat(List.of(size), Decorrelation.range(0, size)));
  }
}
