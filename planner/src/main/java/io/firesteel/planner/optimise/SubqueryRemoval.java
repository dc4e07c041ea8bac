package io.firesteel.planner.optimise;

import io.firesteel.core.error.SqlException;
import io.firesteel.planner.algebra.Generate;
import io.firesteel.planner.algebra.PlanningContext;
import io.firesteel.planner.algebra.RowBounds;
import io.firesteel.planner.algebra.VolatileProject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.logical.LogicalSort;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * Makes a {@link DependentJoin} of each subquery, below the node that it stands in: a semi or anti
 * join of EXISTS and IN that are conjuncts of a filter, a mark of those anywhere else, a left join
 * of a scalar subquery.
 */
final class SubqueryRemoval {
  private final RexBuilder rex;

  SubqueryRemoval(PlanningContext planning) {
    this.rex = planning.rex();
  }

  RelNode apply(RelNode rel) {
    List<RelNode> inputs = new ArrayList<>();
    boolean changed = false;
    for (RelNode input : rel.getInputs()) {
      RelNode done = apply(input);
      changed |= done != input;
      inputs.add(done);
    }
    RelNode node = changed ? rel.copy(rel.getTraitSet(), inputs) : rel;
    if (node instanceof Correlate correlate) {
      return new DependentJoin(
          correlate.getLeft(),
          correlate.getRight(),
          Map.of(correlate.getCorrelationId(), 0),
          rex.makeLiteral(true),
          correlate.getJoinType(),
          false);
    } else if (node instanceof Filter filter && has(filter.getCondition())) {
      return filter(filter.getInput(), filter.getCondition(), filter.getVariablesSet());
    } else if (node instanceof Project project
        && project.getProjects().stream().anyMatch(this::has)) {
      Extension extension = new Extension(project.getInput(), 0, project.getVariablesSet());
      List<RexNode> expressions = extension.apply(project.getProjects());
      return LogicalProject.create(
          extension.rel, List.of(), expressions, project.getRowType().getFieldNames(), Set.of());
    } else if (node instanceof VolatileProject project
        && project.expressions().stream().anyMatch(this::has)) {
      Extension extension = new Extension(project.getInput(), 0, Set.of());
      List<RexNode> expressions = extension.apply(project.expressions());
      return new VolatileProject(extension.rel, expressions, project.getRowType());
    } else if (node instanceof Generate generate
        && generate.arguments().stream().anyMatch(this::has)) {
      return generate(generate);
    } else if (node instanceof Join join && has(join.getCondition())) {
      return join.getJoinType() == JoinRelType.INNER ? inner(join) : outer(join);
    }
    return node;
  }

  private boolean has(RexNode node) {
    return CorrelationPullUp.RexSubQueries.in(node);
  }

  private RelNode filter(RelNode input, RexNode condition, Set<CorrelationId> own) {
    List<RexNode> plain = new ArrayList<>();
    List<RexNode> rest = new ArrayList<>();
    List<RexNode> direct = new ArrayList<>();
    for (RexNode conjunct : RelOptUtil.conjunctions(condition)) {
      if (!has(conjunct)) {
        plain.add(conjunct);
      } else {
        RexSubQuery subquery = direct(conjunct);
        boolean nested = subquery == null || subquery.getOperands().stream().anyMatch(this::has);
        (nested ? rest : direct).add(conjunct);
      }
    }
    RelNode rel = plain.isEmpty() ? input : LogicalFilter.create(input, and(plain));
    for (RexNode conjunct : direct) {
      JoinRelType type = conjunct == direct(conjunct) ? JoinRelType.SEMI : JoinRelType.ANTI;
      rel = join(rel, direct(conjunct), 0, own, type);
    }
    if (rest.isEmpty()) {
      return rel;
    }
    Extension extension = new Extension(rel, 0, own);
    List<RexNode> conditions = new ArrayList<>();
    for (RexNode conjunct : rest) {
      conditions.add(
          isNotIn(conjunct)
              ? rex.makeCall(
                  SqlStdOperatorTable.NOT,
                  extension.column((RexSubQuery) ((RexCall) conjunct).getOperands().get(0)))
              : conjunct.accept(extension));
    }
    RexNode above = and(conditions);
    return first(LogicalFilter.create(extension.rel, above), input);
  }

  /** For a filter unknown is false anyway, and rules know the plain form. */
  private static boolean isNotIn(RexNode conjunct) {
    return conjunct.getKind() == SqlKind.NOT
        && ((RexCall) conjunct).getOperands().get(0) instanceof RexSubQuery subquery
        && subquery.getKind() == SqlKind.IN;
  }

  /** The subquery of a conjunct that is EXISTS, IN or NOT EXISTS; null for all others. */
  private static RexSubQuery direct(RexNode conjunct) {
    if (conjunct instanceof RexSubQuery subquery && subquery.getKind() != SqlKind.SCALAR_QUERY) {
      return subquery;
    }
    boolean notExists =
        conjunct.getKind() == SqlKind.NOT
            && ((RexCall) conjunct).getOperands().get(0) instanceof RexSubQuery subquery
            && subquery.getKind() == SqlKind.EXISTS;
    return notExists ? (RexSubQuery) ((RexCall) conjunct).getOperands().get(0) : null;
  }

  private RexNode and(List<RexNode> conjuncts) {
    return RexUtil.composeConjunction(rex, conjuncts);
  }

  /** The fields that {@code original} has, which come first. */
  private RelNode first(RelNode rel, RelNode original) {
    List<RexNode> fields = new ArrayList<>();
    for (RelDataTypeField field :
        rel.getRowType().getFieldList().subList(0, original.getRowType().getFieldCount())) {
      fields.add(new RexInputRef(field.getIndex(), field.getType()));
    }
    return LogicalProject.create(
        rel, List.of(), fields, original.getRowType().getFieldNames(), Set.of());
  }

  private RelNode generate(Generate generate) {
    RelNode input = generate.getInput();
    Extension extension = new Extension(input, 0, Set.of());
    List<RexNode> arguments = extension.apply(generate.arguments());
    int count = input.getRowType().getFieldCount();
    int added = extension.rel.getRowType().getFieldCount() - count;
    Generate above =
        new Generate(
            extension.rel, generate.function(), arguments, generate.generated(), generate.outer());
    return without(above, count, added, generate.getRowType().getFieldNames());
  }

  /** The relation without {@code added} fields from {@code from} on. */
  private static RelNode without(RelNode rel, int from, int added, List<String> names) {
    List<RexNode> fields = new ArrayList<>();
    for (RelDataTypeField field : rel.getRowType().getFieldList()) {
      if (field.getIndex() < from || field.getIndex() >= from + added) {
        fields.add(new RexInputRef(field.getIndex(), field.getType()));
      }
    }
    return LogicalProject.create(rel, List.of(), fields, names, Set.of());
  }

  private RelNode inner(Join join) {
    List<RexNode> plain = new ArrayList<>();
    List<RexNode> subqueries = new ArrayList<>();
    for (RexNode conjunct : RelOptUtil.conjunctions(join.getCondition())) {
      (has(conjunct) ? subqueries : plain).add(conjunct);
    }
    RelNode rel =
        LogicalJoin.create(
            join.getLeft(), join.getRight(), List.of(), and(plain), Set.of(), JoinRelType.INNER);
    return filter(rel, and(subqueries), join.getVariablesSet());
  }

  /** Subqueries in the condition of other joins become columns of the side that they ask about. */
  private RelNode outer(Join join) {
    int leftFields = join.getLeft().getRowType().getFieldCount();
    int rightFields = join.getRight().getRowType().getFieldCount();
    List<RexSubQuery> found = CorrelationPullUp.RexSubQueries.all(join.getCondition());
    ImmutableBitSet leftSide = ImmutableBitSet.range(leftFields);
    Extension left = new Extension(join.getLeft(), 0, join.getVariablesSet());
    Extension right = new Extension(join.getRight(), leftFields, join.getVariablesSet());
    Map<RexNode, RexInputRef> columns = new LinkedHashMap<>();
    for (RexSubQuery subquery : found) {
      ImmutableBitSet used = fields(subquery, join.getVariablesSet());
      boolean both = used.intersects(leftSide) && !leftSide.contains(used);
      if (both) {
        throw SqlException.of(
            "UNSUPPORTED_SUBQUERY_EXPRESSION_CATEGORY.UNSUPPORTED_CORRELATED_EXPRESSION_IN_JOIN_CONDITION",
            "A subquery in the condition of an outer join cannot refer to both of its sides.");
      }
      boolean isLeft = leftSide.contains(used);
      columns.put(subquery, (isLeft ? left : right).column(subquery));
    }
    int addedLeft = left.rel.getRowType().getFieldCount() - leftFields;
    RexNode condition =
        join.getCondition()
            .accept(
                new RexShuttle() {
                  @Override
                  public RexNode visitSubQuery(RexSubQuery subquery) {
                    return known(subquery, moved(subquery), false);
                  }

                  private RexNode moved(RexSubQuery subquery) {
                    RexInputRef ref = columns.get(subquery);
                    boolean isLeft = leftSide.contains(fields(subquery, join.getVariablesSet()));
                    return isLeft
                        ? ref
                        : new RexInputRef(ref.getIndex() + leftFields + addedLeft, ref.getType());
                  }

                  @Override
                  public RexNode visitCall(RexCall call) {
                    return isNotIn(call)
                        ? known(
                            (RexSubQuery) call.getOperands().get(0),
                            moved((RexSubQuery) call.getOperands().get(0)),
                            true)
                        : super.visitCall(call);
                  }

                  @Override
                  public RexNode visitInputRef(RexInputRef ref) {
                    return ref.getIndex() < leftFields
                        ? ref
                        : new RexInputRef(ref.getIndex() + addedLeft, ref.getType());
                  }
                });
    RelNode rel =
        LogicalJoin.create(left.rel, right.rel, List.of(), condition, Set.of(), join.getJoinType());
    List<RexNode> kept = new ArrayList<>();
    int total = rel.getRowType().getFieldCount();
    for (RelDataTypeField field : rel.getRowType().getFieldList()) {
      int i = field.getIndex();
      int fromRight = i - leftFields - addedLeft;
      if (i < leftFields || fromRight >= 0 && fromRight < rightFields && i < total) {
        kept.add(new RexInputRef(i, field.getType()));
      }
    }
    return LogicalProject.create(rel, List.of(), kept, join.getRowType().getFieldNames(), Set.of());
  }

  /** The fields of the row around that a subquery reads. */
  private static ImmutableBitSet fields(RexSubQuery subquery, Set<CorrelationId> own) {
    ImmutableBitSet used = RelOptUtil.InputFinder.bits(subquery.getOperands(), null);
    for (CorrelationId id : own) {
      used = used.union(RelOptUtil.correlationColumns(id, subquery.rel));
    }
    return used;
  }

  /** A relation that gets a column for each subquery. */
  private final class Extension extends RexShuttle {
    private RelNode rel;
    private final int offset;
    private final Set<CorrelationId> own;

    Extension(RelNode rel, int offset, Set<CorrelationId> own) {
      this.rel = rel;
      this.offset = offset;
      this.own = own;
    }

    @Override
    public RexNode visitSubQuery(RexSubQuery original) {
      RexInputRef column = column(original);
      RexNode value = new RexInputRef(column.getIndex() + offset, column.getType());
      return known(original, value, false);
    }

    @Override
    public RexNode visitCall(RexCall call) {
      if (call.getKind() == SqlKind.NOT
          && call.getOperands().get(0) instanceof RexSubQuery subquery
          && subquery.getKind() == SqlKind.IN) {
        RexInputRef column = column(subquery);
        RexNode value = new RexInputRef(column.getIndex() + offset, column.getType());
        return known(subquery, value, true);
      }
      return super.visitCall(call);
    }

    RexInputRef column(RexSubQuery original) {
      List<RexNode> operands = apply(original.getOperands());
      RexSubQuery subquery = (RexSubQuery) original.clone(original.getType(), operands);
      int field = rel.getRowType().getFieldCount();
      JoinRelType type =
          subquery.getKind() == SqlKind.SCALAR_QUERY ? JoinRelType.LEFT : JoinRelType.LEFT_MARK;
      rel = join(rel, subquery, offset, own, type);
      return new RexInputRef(field, rel.getRowType().getFieldList().get(field).getType());
    }
  }

  /** IN and NOT IN are false, not NULL, where it is not known (as in Spark, unlike IN lists). */
  private RexNode known(RexSubQuery subquery, RexNode value, boolean negated) {
    if (subquery.getKind() != SqlKind.IN) {
      return value;
    }
    return rex.makeCall(
        negated ? SqlStdOperatorTable.IS_FALSE : SqlStdOperatorTable.IS_TRUE, value);
  }

  private DependentJoin join(
      RelNode left, RexSubQuery subquery, int offset, Set<CorrelationId> own, JoinRelType type) {
    Map<CorrelationId, Integer> variables = new LinkedHashMap<>();
    for (CorrelationId id : RelOptUtil.getVariablesUsed(subquery.rel)) {
      if (own.contains(id)) {
        variables.put(id, offset);
      }
    }
    RelNode right = apply(subquery.rel);
    boolean single = false;
    RexNode condition = rex.makeLiteral(true);
    if (subquery.getKind() == SqlKind.SCALAR_QUERY) {
      single = !RowBounds.isAtMostOneRow(right);
    } else if (subquery.getKind() == SqlKind.EXISTS) {
      right = RelOptUtil.getVariablesUsed(right).isEmpty() ? limited(right) : right;
    } else {
      condition = equal(left, right, subquery.getOperands(), offset);
    }
    return new DependentJoin(left, right, variables, condition, type, single);
  }

  /** One row says as much as many. */
  private RelNode limited(RelNode rel) {
    return LogicalSort.create(
        rel,
        org.apache.calcite.rel.RelCollations.EMPTY,
        null,
        rex.makeExactLiteral(java.math.BigDecimal.ONE));
  }

  private RexNode equal(RelNode left, RelNode right, List<RexNode> operands, int offset) {
    int leftFields = left.getRowType().getFieldCount();
    List<RexNode> equal = new ArrayList<>();
    for (int i = 0; i < operands.size(); i++) {
      RexNode field =
          new RexInputRef(leftFields + i, right.getRowType().getFieldList().get(i).getType());
      equal.add(
          rex.makeCall(SqlStdOperatorTable.EQUALS, RexUtil.shift(operands.get(i), -offset), field));
    }
    return and(equal);
  }
}
