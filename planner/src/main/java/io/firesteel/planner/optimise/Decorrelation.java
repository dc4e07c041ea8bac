package io.firesteel.planner.optimise;

import com.google.common.collect.ImmutableList;
import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeKind;
import io.firesteel.planner.algebra.FiresteelTypeFactory;
import io.firesteel.planner.algebra.Generate;
import io.firesteel.planner.algebra.PlanningContext;
import io.firesteel.planner.algebra.SampleRows;
import io.firesteel.planner.algebra.VolatileProject;
import io.firesteel.planner.optimise.OuterColumns.Column;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * Makes plain joins of dependent ones, whatever stands in their right sides (after Neumann and
 * Kemper, "Unnesting Arbitrary Queries"): the right side is computed once for all distinct values
 * of the outer columns that it reads (its domain), which stay beside its rows, and joined with the
 * left side on those.
 *
 * <p>A relation over a domain has its own fields first and the domain's columns behind them. Where
 * a filter equates an outer column with one of its own, that one serves as the domain's and no
 * domain is computed; rows for values outside of the domain do no harm, since the join above drops
 * them.
 */
final class Decorrelation {
  private final RexBuilder rex;
  private final OuterColumns outer = new OuterColumns();
  private final GroupedOverDomain groups;

  Decorrelation(PlanningContext planning) {
    this.rex = planning.rex();
    this.groups = new GroupedOverDomain(rex);
  }

  /** The outer columns for which a relation is computed, and the relation that has their values. */
  final class Domain {
    final List<Column> columns;
    private final RelNode source;
    private final List<Integer> fields;
    private RelNode rel;

    /**
     * A domain.
     *
     * @param fields where {@code source} has the columns
     */
    Domain(List<Column> columns, RelNode source, List<Integer> fields) {
      this.columns = columns;
      this.source = source;
      this.fields = fields;
    }

    int size() {
      return columns.size();
    }

    /** The distinct values, a field a column. */
    RelNode rel() {
      if (rel == null) {
        rel = distinct(project(source, fields));
      }
      return rel;
    }

    Domain only(Collection<Column> some) {
      List<Column> kept = columns.stream().filter(some::contains).toList();
      return kept.size() == columns.size()
          ? this
          : new Domain(
              kept, source, kept.stream().map(c -> fields.get(columns.indexOf(c))).toList());
    }
  }

  RelNode apply(RelNode rel) {
    if (rel instanceof DependentJoin join) {
      return join(join, null);
    }
    List<RelNode> inputs = new ArrayList<>();
    boolean changed = false;
    for (RelNode input : rel.getInputs()) {
      RelNode done = apply(input);
      changed |= done != input;
      inputs.add(done);
    }
    return changed ? rel.copy(rel.getTraitSet(), inputs) : rel;
  }

  /** The relation over a domain of exactly the outer columns that it refers to. */
  private RelNode push(RelNode rel, Domain domain) {
    if (rel instanceof Filter filter) {
      return filter(filter, domain);
    } else if (rel instanceof Project project) {
      return project(project.getInput(), project.getProjects(), domain, false);
    } else if (rel instanceof VolatileProject project) {
      return project(project.getInput(), project.expressions(), domain, true);
    } else if (rel instanceof DependentJoin join) {
      return join(join, domain);
    } else if (rel instanceof Join join) {
      return join(join, domain);
    } else if (rel instanceof Aggregate aggregate) {
      return groups.aggregate(aggregate, input(aggregate.getInput(), domain), domain);
    } else if (rel instanceof Sort sort) {
      return groups.sort(sort, input(sort.getInput(), domain), domain);
    } else if (rel instanceof SetOp setOp) {
      List<RelNode> inputs = new ArrayList<>();
      setOp.getInputs().forEach(i -> inputs.add(input(i, domain)));
      return setOp.copy(setOp.getTraitSet(), inputs);
    } else if (rel instanceof Generate generate) {
      return generate(generate, domain);
    } else if (rel instanceof SampleRows sample) {
      return sample.copy(sample.getTraitSet(), List.of(input(sample.getInput(), domain)));
    }
    throw SqlException.of(
        "UNSUPPORTED_SUBQUERY_EXPRESSION_CATEGORY.UNSUPPORTED_CORRELATED_REFERENCE_DATA_TYPE",
        "A correlated subquery of this form is not supported.");
  }

  /** An input of a node over the whole domain of the node. */
  private RelNode input(RelNode rel, Domain domain) {
    Set<Column> read = outer.of(rel).keySet();
    if (read.isEmpty()) {
      return cross(apply(rel), domain);
    }
    Domain own = domain.only(read);
    RelNode pushed = push(rel, own);
    if (own.size() == domain.size()) {
      return pushed;
    }
    int fields = rel.getRowType().getFieldCount();
    int all = fields + own.size();
    List<RexNode> same = new ArrayList<>();
    for (int i = 0; i < own.size(); i++) {
      int at = domain.columns.indexOf(own.columns.get(i));
      same.add(same(ref(pushed, fields + i), shifted(domain.rel(), at, all)));
    }
    RelNode joined =
        LogicalJoin.create(pushed, domain.rel(), List.of(), and(same), Set.of(), JoinRelType.INNER);
    return project(joined, concat(range(0, fields), range(all, all + domain.size())));
  }

  private RelNode cross(RelNode rel, Domain domain) {
    return domain.size() == 0
        ? rel
        : LogicalJoin.create(
            rel, domain.rel(), List.of(), rex.makeLiteral(true), Set.of(), JoinRelType.INNER);
  }

  private RelNode filter(Filter filter, Domain domain) {
    RelNode in = filter.getInput();
    int fields = in.getRowType().getFieldCount();
    Domain below = domain.only(outer.of(in).keySet());
    List<RexNode> rest = new ArrayList<>();
    Map<Column, RexNode> equal = new HashMap<>();
    boolean windows = RexOver.containsOver(filter.getCondition());
    for (RexNode conjunct : RelOptUtil.conjunctions(filter.getCondition())) {
      if (windows || !equates(conjunct, below, equal)) {
        rest.add(conjunct);
      }
    }
    if (below.size() + equal.size() < domain.size()) {
      RelNode input = input(in, domain);
      RexNode condition = over(input, fields, domain).apply(filter.getCondition());
      return LogicalFilter.create(input, condition);
    }
    RelNode input = below.size() == 0 ? apply(in) : push(in, below);
    List<RexNode> columns = new ArrayList<>();
    for (Column column : domain.columns) {
      int at = below.columns.indexOf(column);
      columns.add(at >= 0 ? ref(input, fields + at) : equal.get(column));
    }
    RexShuttle shuttle = shuttle(c -> columns.get(domain.columns.indexOf(c)), List.of());
    List<RexNode> conditions = new ArrayList<>(shuttle.apply(rest));
    for (RexNode column : equal.values()) {
      if (column.getType().isNullable()) {
        conditions.add(rex.makeCall(SqlStdOperatorTable.IS_NOT_NULL, column));
      }
    }
    List<RexNode> output = refs(input, range(0, fields));
    output.addAll(columns);
    return LogicalProject.create(
        LogicalFilter.create(input, and(conditions)),
        List.of(),
        output,
        (List<String>) null,
        Set.of());
  }

  /** Whether the condition says that an outer column, not had yet, equals something of the row. */
  private static boolean equates(RexNode node, Domain below, Map<Column, RexNode> equal) {
    if (node.getKind() != SqlKind.EQUALS) {
      return false;
    }
    List<RexNode> sides = ((RexCall) node).getOperands();
    for (int i = 0; i < 2; i++) {
      RexNode own = sides.get(1 - i);
      Column column = sides.get(i) instanceof RexFieldAccess access ? Column.of(access) : null;
      boolean serves =
          column != null
              && !below.columns.contains(column)
              && !equal.containsKey(column)
              && isIdentity(sides.get(i).getType(), own.getType())
              && OuterColumns.in(own).isEmpty()
              && RexUtil.isDeterministic(own);
      if (serves) {
        equal.put(column, own);
        return true;
      }
    }
    return false;
  }

  /** Whether equal values of the types are the same value. */
  private static boolean isIdentity(RelDataType a, RelDataType b) {
    SqlType type = FiresteelTypeFactory.toSql(a);
    boolean simple =
        type.isIntegral()
            || type.kind() == TypeKind.DECIMAL
            || type.kind() == TypeKind.DATE
            || type.kind() == TypeKind.BOOLEAN
            || type.equals(SqlType.STRING);
    return simple && type.equals(FiresteelTypeFactory.toSql(b));
  }

  private RelNode project(
      RelNode in, List<RexNode> expressions, Domain domain, boolean isVolatile) {
    RelNode input = input(in, domain);
    int fields = in.getRowType().getFieldCount();
    List<RexNode> all = over(input, fields, domain).apply(expressions);
    all = new ArrayList<>(all);
    all.addAll(refs(input, range(fields, fields + domain.size())));
    return projection(input, all, isVolatile);
  }

  private RelNode projection(RelNode input, List<RexNode> expressions, boolean isVolatile) {
    RelNode plain =
        LogicalProject.create(input, List.of(), expressions, (List<String>) null, Set.of());
    return isVolatile ? new VolatileProject(input, expressions, plain.getRowType()) : plain;
  }

  /** Expressions over a node's input to ones over {@code input}, which has the domain behind it. */
  private RexShuttle over(RelNode input, int fields, Domain domain) {
    return shuttle(
        c -> ref(input, fields + domain.columns.indexOf(c)),
        refs(input, range(fields, fields + domain.size())));
  }

  /** Replaces outer columns; windows are partitioned by the domain besides. */
  private RexShuttle shuttle(Function<Column, RexNode> columns, List<RexNode> partition) {
    return new RexShuttle() {
      @Override
      public RexNode visitFieldAccess(RexFieldAccess access) {
        Column column = Column.of(access);
        return column == null ? super.visitFieldAccess(access) : columns.apply(column);
      }

      @Override
      public RexNode visitOver(RexOver over) {
        RexOver visited = (RexOver) super.visitOver(over);
        List<RexNode> keys = new ArrayList<>(visited.getWindow().partitionKeys);
        keys.addAll(partition);
        return rex.makeOver(
            visited.getType(),
            visited.getAggOperator(),
            visited.getOperands(),
            keys,
            ImmutableList.copyOf(visited.getWindow().orderKeys),
            visited.getWindow().getLowerBound(),
            visited.getWindow().getUpperBound(),
            visited.getWindow().getExclude(),
            visited.getWindow().isRows(),
            true,
            false,
            visited.isDistinct(),
            visited.ignoreNulls());
      }
    };
  }

  private RelNode generate(Generate generate, Domain domain) {
    int fields = generate.getInput().getRowType().getFieldCount();
    RelNode input = input(generate.getInput(), domain);
    List<RexNode> arguments = over(input, fields, domain).apply(generate.arguments());
    RelNode above =
        new Generate(input, generate.function(), arguments, generate.generated(), generate.outer());
    int all = fields + domain.size();
    return project(
        above,
        concat(
            range(0, fields),
            concat(range(all, above.getRowType().getFieldCount()), range(fields, all))));
  }

  private RelNode join(Join join, Domain domain) {
    boolean inner = join.getJoinType() == JoinRelType.INNER;
    if (inner && !OuterColumns.in(join.getCondition()).isEmpty()) {
      // As a filter, whose equalities can serve for the domain.
      List<RexNode> own = new ArrayList<>();
      List<RexNode> correlated = new ArrayList<>();
      for (RexNode conjunct : RelOptUtil.conjunctions(join.getCondition())) {
        (OuterColumns.in(conjunct).isEmpty() ? own : correlated).add(conjunct);
      }
      RelNode plain =
          LogicalJoin.create(
              join.getLeft(), join.getRight(), List.of(), and(own), Set.of(), JoinRelType.INNER);
      return push(LogicalFilter.create(plain, and(correlated)), domain);
    }
    JoinRelType type = join.getJoinType();
    boolean rightHas = type == JoinRelType.RIGHT || type == JoinRelType.FULL;
    boolean leftHas = type != JoinRelType.RIGHT && !inner;
    RelNode left = side(join.getLeft(), domain, leftHas);
    RelNode right = side(join.getRight(), domain, rightHas);
    Domain leftDomain = leftHas ? domain : domain.only(outer.of(join.getLeft()).keySet());
    Domain rightDomain = rightHas ? domain : domain.only(outer.of(join.getRight()).keySet());
    int leftFields = join.getLeft().getRowType().getFieldCount();
    int rightFields = join.getRight().getRowType().getFieldCount();
    int middle = left.getRowType().getFieldCount();
    Map<Column, Integer> places = new LinkedHashMap<>();
    List<RexNode> conditions = new ArrayList<>();
    for (Column column : domain.columns) {
      int l = leftDomain.columns.indexOf(column);
      int r = rightDomain.columns.indexOf(column);
      if (l >= 0 && r >= 0) {
        conditions.add(same(ref(left, leftFields + l), shifted(right, rightFields + r, middle)));
      }
      places.put(column, l >= 0 ? leftFields + l : middle + rightFields + r);
    }
    RelDataType both =
        LogicalJoin.create(
                left, right, List.of(), rex.makeLiteral(true), Set.of(), JoinRelType.INNER)
            .getRowType();
    RexShuttle outerColumns =
        shuttle(
            c -> new RexInputRef(places.get(c), both.getFieldList().get(places.get(c)).getType()),
            List.of());
    conditions.add(widened(join.getCondition(), leftFields, middle).accept(outerColumns));
    RelNode joined = LogicalJoin.create(left, right, List.of(), and(conditions), Set.of(), type);
    List<RexNode> output = refs(joined, range(0, leftFields));
    if (type == JoinRelType.LEFT_MARK) {
      output.add(ref(joined, middle));
    } else if (type != JoinRelType.SEMI && type != JoinRelType.ANTI) {
      output.addAll(refs(joined, range(middle, middle + rightFields)));
    }
    for (Column column : domain.columns) {
      RexNode value = ref(joined, places.get(column));
      if (type == JoinRelType.FULL) {
        RexNode other = ref(joined, middle + rightFields + rightDomain.columns.indexOf(column));
        value =
            rex.makeCall(
                joined
                    .getCluster()
                    .getTypeFactory()
                    .createTypeWithNullability(value.getType(), true),
                SqlStdOperatorTable.CASE,
                List.of(rex.makeCall(SqlStdOperatorTable.IS_NOT_NULL, value), value, other));
      }
      output.add(value);
    }
    return projection(joined, output, false);
  }

  private RelNode side(RelNode rel, Domain domain, boolean whole) {
    if (whole) {
      return input(rel, domain);
    }
    Domain own = domain.only(outer.of(rel).keySet());
    return own.size() == 0 ? apply(rel) : push(rel, own);
  }

  /** A condition over left and right fields where the right ones begin further behind. */
  private static RexNode widened(RexNode condition, int from, int to) {
    return condition.accept(
        new RexShuttle() {
          @Override
          public RexNode visitInputRef(RexInputRef ref) {
            return ref.getIndex() < from
                ? ref
                : new RexInputRef(ref.getIndex() + to - from, ref.getType());
          }
        });
  }

  /**
   * A dependent join.
   *
   * @param domain of the outer columns that it refers to, or null for none
   */
  private RelNode join(DependentJoin join, Domain domain) {
    int leftFields = join.getLeft().getRowType().getFieldCount();
    int rightFields = join.getRight().getRowType().getFieldCount();
    RelNode left = domain == null ? apply(join.getLeft()) : input(join.getLeft(), domain);
    int middle = left.getRowType().getFieldCount();
    Function<Column, Integer> places =
        c ->
            join.variables.containsKey(c.variable())
                ? c.field() - join.variables.get(c.variable())
                : leftFields + domain.columns.indexOf(c);
    RelNode inlined = new RowWise(rex, places).inline(join, left);
    if (inlined != null) {
      return project(
          inlined,
          concat(
              range(rightFields, rightFields + leftFields),
              concat(
                  range(0, rightFields), range(rightFields + leftFields, rightFields + middle))));
    }
    List<Column> read = List.copyOf(outer.of(join.getRight()).keySet());
    Domain inner = new Domain(read, left, read.stream().map(places).toList());
    RelNode right = read.isEmpty() ? apply(join.getRight()) : push(join.getRight(), inner);
    if (join.single) {
      right = groups.single(right, inner);
    }
    List<RexNode> conditions = new ArrayList<>();
    conditions.add(
        widened(join.condition, leftFields, middle)
            .accept(shuttle(c -> ref(left, places.apply(c)), List.of())));
    for (int i = 0; i < read.size(); i++) {
      conditions.add(same(ref(left, inner.fields.get(i)), shifted(right, rightFields + i, middle)));
    }
    RelNode joined =
        LogicalJoin.create(left, right, List.of(), and(conditions), Set.of(), join.type);
    int own =
        switch (join.type) {
          case SEMI, ANTI -> 0;
          case LEFT_MARK -> 1;
          default -> rightFields;
        };
    List<Integer> output =
        concat(
            range(0, leftFields), concat(range(middle, middle + own), range(leftFields, middle)));
    return project(joined, output);
  }

  private RexNode same(RexNode a, RexNode b) {
    return rex.makeCall(SqlStdOperatorTable.IS_NOT_DISTINCT_FROM, a, b);
  }

  private RexNode and(List<RexNode> conditions) {
    return RexUtil.composeConjunction(rex, conditions);
  }

  static RelNode distinct(RelNode rel) {
    ImmutableBitSet all = ImmutableBitSet.range(rel.getRowType().getFieldCount());
    return LogicalAggregate.create(rel, List.of(), all, List.of(all), List.of());
  }

  /** The fields, in this order; the relation itself if that is what they are. */
  static RelNode project(RelNode rel, List<Integer> fields) {
    return fields.equals(range(0, rel.getRowType().getFieldCount()))
        ? rel
        : LogicalProject.create(rel, List.of(), refs(rel, fields), (List<String>) null, Set.of());
  }

  static List<Integer> range(int from, int to) {
    List<Integer> all = new ArrayList<>();
    for (int i = from; i < to; i++) {
      all.add(i);
    }
    return all;
  }

  static List<Integer> concat(List<Integer> a, List<Integer> b) {
    List<Integer> all = new ArrayList<>(a);
    all.addAll(b);
    return all;
  }

  static List<RexNode> refs(RelNode rel, List<Integer> fields) {
    List<RexNode> refs = new ArrayList<>();
    fields.forEach(f -> refs.add(ref(rel, f)));
    return refs;
  }

  static RexInputRef ref(RelNode rel, int field) {
    RelDataTypeField found = rel.getRowType().getFieldList().get(field);
    return new RexInputRef(field, found.getType());
  }

  static RexInputRef shifted(RelNode rel, int field, int offset) {
    RexInputRef ref = ref(rel, field);
    return new RexInputRef(ref.getIndex() + offset, ref.getType());
  }
}
