package io.firesteel.planner.analyse;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeNames;
import io.firesteel.engine.function.TypeCoercion;
import io.firesteel.planner.algebra.RowBounds;
import io.firesteel.planner.syntax.AliasedRelation;
import io.firesteel.planner.syntax.ComparisonOperator;
import io.firesteel.planner.syntax.Join;
import io.firesteel.planner.syntax.JoinType;
import io.firesteel.planner.syntax.LateralRelation;
import io.firesteel.planner.syntax.Relation;
import io.firesteel.planner.syntax.TableFunctionCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.logical.LogicalCorrelate;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;

/** Joins of all kinds. */
final class JoinAnalyser {
  private final Analysis analysis;
  private final Predicates predicates;

  JoinAnalyser(Analysis analysis) {
    this.analysis = analysis;
    predicates = new Predicates(analysis);
  }

  Source join(Join node, Env env) {
    if (node.nearest().isPresent()) {
      throw Errors.unsupported("NEAREST BY").at(analysis.at(node.span()));
    }
    Source left = analysis.relations.source(node.left(), env);
    LateralRelation lateral = lateral(node.right());
    if (lateral != null) {
      return lateral(left, lateral, node, env);
    }
    Source right = analysis.relations.source(node.right(), env);
    return join(left, right, node, env);
  }

  private static LateralRelation lateral(Relation relation) {
    if (relation instanceof LateralRelation lateral) {
      return lateral;
    }
    return relation instanceof AliasedRelation aliased
            && aliased.relation() instanceof LateralRelation lateral
        ? lateral
        : null;
  }

  private Source join(Source left, Source right, Join node, Env env) {
    RelDataType row = concat(left.rel(), right.rel());
    List<ScopeColumn> all = new ArrayList<>(left.columns());
    int shift = left.rel().getRowType().getFieldCount();
    right.columns().forEach(c -> all.add(c.at(c.index() + shift)));
    Scope scope = new Scope(all, row, env.outer(), analysis.caseSensitive);
    List<String> using = node.natural() ? common(left, right, scope) : node.using();
    RexNode condition = using.isEmpty() ? condition(node, Ctx.of(scope, env)) : null;
    List<int[]> pairs = new ArrayList<>();
    if (!using.isEmpty()) {
      condition = equal(using, left, right, shift, scope, row, pairs, node);
    }
    condition = RexUtil.flatten(analysis.rex, condition);
    JoinRelType type = type(node.type());
    RelNode rel =
        LogicalJoin.create(
            left.rel(),
            right.rel(),
            List.of(),
            condition,
            Rewriting.used(List.of(condition), scope.correlations()),
            type);
    if (type == JoinRelType.SEMI || type == JoinRelType.ANTI) {
      return new Source(rel, left.columns());
    }
    return pairs.isEmpty() ? new Source(rel, all) : merged(rel, all, pairs, using, node.type());
  }

  static JoinRelType type(JoinType type) {
    return switch (type) {
      case INNER, CROSS -> JoinRelType.INNER;
      case LEFT_OUTER -> JoinRelType.LEFT;
      case RIGHT_OUTER -> JoinRelType.RIGHT;
      case FULL_OUTER -> JoinRelType.FULL;
      case LEFT_SEMI -> JoinRelType.SEMI;
      case LEFT_ANTI -> JoinRelType.ANTI;
    };
  }

  private RelDataType concat(RelNode left, RelNode right) {
    List<RelDataType> types = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (RelNode side : List.of(left, right)) {
      for (RelDataTypeField field : side.getRowType().getFieldList()) {
        types.add(field.getType());
        names.add(field.getName());
      }
    }
    return analysis.types.createStructType(types, names);
  }

  private RexNode condition(Join node, Ctx ctx) {
    if (node.condition().isEmpty()) {
      return analysis.literal(true);
    }
    RexNode built = analysis.expressions.build(node.condition().get(), ctx);
    RexNode bool = analysis.expressions.toBoolean(built);
    if (bool == null) {
      String sql = analysis.text.of(node.condition().get(), ctx);
      throw SqlException.of(
              "JOIN_CONDITION_IS_NOT_BOOLEAN_TYPE",
              "The join condition " + sql + " must be BOOLEAN, but is of another type.")
          .with("joinCondition", Errors.quoted(sql))
          .with("conditionType", Errors.quoted(Analysis.type(built)))
          .at(analysis.behind(node.left().span(), node.span()));
    }
    if (Rewriting.contains(bool, PendingAggregate.class)) {
      throw SqlException.of(
              "UNSUPPORTED_EXPR_FOR_OPERATOR", "A join condition cannot hold aggregate functions.")
          .with("invalidExprSqls", Errors.quoted(analysis.text.of(node.condition().get(), ctx)))
          .at(analysis.at(node.span()));
    }
    return bool;
  }

  private List<String> common(Source left, Source right, Scope scope) {
    List<String> names = new ArrayList<>();
    for (ScopeColumn column : left.visible()) {
      if (right.visible().stream().anyMatch(r -> scope.same(r.name(), column.name()))
          && names.stream().noneMatch(n -> scope.same(n, column.name()))) {
        names.add(column.name());
      }
    }
    return names;
  }

  private RexNode equal(
      List<String> using,
      Source left,
      Source right,
      int shift,
      Scope scope,
      RelDataType row,
      List<int[]> pairs,
      Join node) {
    List<RexNode> equal = new ArrayList<>();
    for (String name : using) {
      ScopeColumn l = usingColumn(name, left, "left", scope, node);
      ScopeColumn r = usingColumn(name, right, "right", scope, node);
      RexNode a = analysis.rex.makeInputRef(left.typeOf(l), l.index());
      RexNode b = analysis.rex.makeInputRef(right.typeOf(r), r.index() + shift);
      SqlType ta = Analysis.type(a);
      SqlType tb = Analysis.type(b);
      SqlType meeting = ta.equals(tb) ? ta : TypeCoercion.comparison(ta, tb, analysis.ansi);
      if (meeting == null) {
        throw Errors.binaryTypes("(" + name + " = " + name + ")", ta, tb)
            .at(analysis.at(node.span()));
      }
      equal.add(
          predicates.comparison(
              ComparisonOperator.EQUAL,
              analysis.casts.implicit(a, meeting),
              analysis.casts.implicit(b, meeting)));
      pairs.add(new int[] {l.index(), r.index() + shift});
    }
    return RexUtil.composeConjunction(analysis.rex, equal);
  }

  private ScopeColumn usingColumn(String name, Source source, String side, Scope scope, Join node) {
    List<ScopeColumn> found =
        source.visible().stream().filter(c -> scope.same(c.name(), name)).toList();
    if (found.size() == 1) {
      return found.get(0);
    }
    if (found.size() > 1) {
      throw Errors.ambiguous(List.of(name), found).at(analysis.at(node.span()));
    }
    String suggestion =
        String.join(
            ", ", source.visible().stream().map(c -> TypeNames.quote(c.name())).sorted().toList());
    throw SqlException.of(
            "UNRESOLVED_USING_COLUMN_FOR_JOIN",
            "The " + side + " side of the join has no column " + TypeNames.quote(name) + ".")
        .with("colName", TypeNames.quote(name))
        .with("side", side)
        .with("suggestion", suggestion)
        .at(analysis.at(node.span()));
  }

  /** The columns of USING first, each once; the other side's stay behind as hidden ones. */
  private Source merged(
      RelNode rel, List<ScopeColumn> all, List<int[]> pairs, List<String> using, JoinType type) {
    RelNode output = rel;
    int merged = rel.getRowType().getFieldCount();
    if (type == JoinType.FULL_OUTER) {
      output = coalesced(rel, pairs, using);
    }
    List<ScopeColumn> columns = new ArrayList<>();
    List<Integer> keys = new ArrayList<>();
    for (int i = 0; i < pairs.size(); i++) {
      int[] pair = pairs.get(i);
      keys.add(pair[0]);
      keys.add(pair[1]);
      if (type == JoinType.FULL_OUTER) {
        columns.add(new ScopeColumn(using.get(i), List.of(), merged + i, false));
      } else {
        int kept = type == JoinType.RIGHT_OUTER ? pair[1] : pair[0];
        all.stream()
            .filter(c -> c.index() == kept && !c.hidden())
            .findFirst()
            .ifPresent(columns::add);
      }
    }
    for (ScopeColumn column : all) {
      if (!keys.contains(column.index())) {
        columns.add(column);
      }
    }
    for (ScopeColumn column : all) {
      if (keys.contains(column.index()) && !columns.contains(column)) {
        columns.add(column.hide());
      }
    }
    return new Source(output, columns);
  }

  private RelNode coalesced(RelNode rel, List<int[]> pairs, List<String> using) {
    List<RexNode> nodes = analysis.rels.identity(rel);
    List<String> names = new ArrayList<>(rel.getRowType().getFieldNames());
    for (int i = 0; i < pairs.size(); i++) {
      List<RexNode> both =
          analysis.casts.toCommon(
              List.of(
                  analysis.rex.makeInputRef(rel, pairs.get(i)[0]),
                  analysis.rex.makeInputRef(rel, pairs.get(i)[1])));
      nodes.add(
          analysis.functions.internal("coalesce", Analysis.type(both.get(0)), true, both, null));
      names.add(using.get(i));
    }
    return analysis.rels.project(rel, nodes, names, Set.of());
  }

  private Source lateral(Source left, LateralRelation node, Join join, Env env) {
    if (join.natural() || !join.using().isEmpty()) {
      throw SqlException.of(
              "UNSUPPORTED_FEATURE.LATERAL_JOIN_USING",
              "JOIN USING and NATURAL JOIN are not supported with LATERAL.")
          .at(analysis.at(join.span()));
    }
    AliasedRelation alias = join.right() instanceof AliasedRelation a ? a : null;
    if (node.relation() instanceof TableFunctionCall call
        && analysis.generators.isGenerator(call, env)
        && (join.type() == JoinType.INNER
            || join.type() == JoinType.CROSS
            || join.type() == JoinType.LEFT_OUTER && join.condition().isEmpty())) {
      Source generated =
          analysis.generators.lateral(left, call, alias, join.type() == JoinType.LEFT_OUTER, env);
      return filtered(generated, join, env);
    }
    CorrelationId id = analysis.cluster.createCorrel();
    Scope leftScope =
        new Scope(left.columns(), left.rel().getRowType(), env.outer(), analysis.caseSensitive);
    Env inner = env.below(new Scope.Link(leftScope, id));
    Source right = analysis.relations.source(node.relation(), inner);
    AliasedRelation innerAlias = node.relation() instanceof AliasedRelation x ? null : alias;
    if (innerAlias != null) {
      right = analysis.relations.alias(right, innerAlias);
    } else if (alias != null) {
      right = analysis.relations.alias(right, alias);
    }
    checkDeterminism(left, right, join, leftScope, env);
    new CorrelationPlaces(id).check(right.rel(), true);
    // A SQL function may leave an argument unused.
    if (!RelOptUtil.getVariablesUsed(right.rel()).contains(id)) {
      return join(left, right, join, env);
    }
    return correlate(left, right, id, join, env);
  }

  /** How often a lateral subquery is evaluated is only settled for a single row. */
  private void checkDeterminism(Source left, Source right, Join join, Scope leftScope, Env env) {
    String wrong = null;
    if (!Determinism.of(right.rel()) && !RowBounds.isAtMostOneRow(left.rel())) {
      wrong = "NON_DETERMINISTIC_LATERAL_SUBQUERIES";
    } else if (join.condition().isPresent()) {
      RelDataType row = concat(left.rel(), right.rel());
      int shift = left.rel().getRowType().getFieldCount();
      List<ScopeColumn> all = new ArrayList<>(left.columns());
      right.columns().forEach(c -> all.add(c.at(c.index() + shift)));
      Scope scope = new Scope(all, row, env.outer(), analysis.caseSensitive);
      if (!RexUtil.isDeterministic(condition(join, Ctx.of(scope, env)))) {
        wrong = "LATERAL_JOIN_CONDITION_NON_DETERMINISTIC";
      }
    }
    if (wrong != null) {
      throw SqlException.of(
              "UNSUPPORTED_SUBQUERY_EXPRESSION_CATEGORY." + wrong,
              "A lateral join of several rows cannot have non-deterministic expressions.")
          .with("treeNode", "")
          .at(analysis.at(join.span()));
    }
  }

  private Source correlate(Source left, Source right, CorrelationId id, Join join, Env env) {
    JoinRelType type = join.type() == JoinType.LEFT_OUTER ? JoinRelType.LEFT : JoinRelType.INNER;
    if (join.type() == JoinType.RIGHT_OUTER || join.type() == JoinType.FULL_OUTER) {
      throw SqlException.of(
              "INVALID_LATERAL_JOIN_TYPE", "LATERAL cannot be joined by " + join.type() + ".")
          .with("joinType", join.type() == JoinType.RIGHT_OUTER ? "RIGHT OUTER" : "FULL OUTER")
          .at(analysis.at(join.span()));
    }
    RelNode inner = right.rel();
    if (type == JoinRelType.LEFT && join.condition().isPresent()) {
      inner = conditionInside(left, right, id, join, env);
    }
    boolean global = isGlobalAggregate(inner);
    RelNode rel =
        LogicalCorrelate.create(
            left.rel(),
            inner,
            List.of(),
            id,
            RelOptUtil.correlationColumns(id, inner),
            global ? JoinRelType.LEFT : type);
    int shift = left.rel().getRowType().getFieldCount();
    List<ScopeColumn> all = new ArrayList<>(left.columns());
    right.columns().forEach(c -> all.add(c.at(c.index() + shift)));
    Source source = new Source(rel, all);
    return type == JoinRelType.LEFT ? source : filtered(source, join, env);
  }

  private Source filtered(Source source, Join join, Env env) {
    if (join.condition().isEmpty()) {
      return source;
    }
    Scope scope = analysis.scope(source, env.outer());
    RexNode condition = condition(join, Ctx.of(scope, env));
    return new Source(
        analysis.rels.filter(source.rel(), condition, scope.correlations()), source.columns());
  }

  /** ON of a left lateral join as a filter of its right side. */
  private RelNode conditionInside(Source left, Source right, CorrelationId id, Join join, Env env) {
    RelDataType row = concat(left.rel(), right.rel());
    int shift = left.rel().getRowType().getFieldCount();
    List<ScopeColumn> all = new ArrayList<>(left.columns());
    right.columns().forEach(c -> all.add(c.at(c.index() + shift)));
    Scope scope = new Scope(all, row, env.outer(), analysis.caseSensitive);
    RexNode condition = condition(join, Ctx.of(scope, env));
    RexBuilder rex = analysis.rex;
    RexNode inside =
        condition.accept(
            new RexShuttle() {
              @Override
              public RexNode visitInputRef(RexInputRef ref) {
                return ref.getIndex() >= shift
                    ? rex.makeInputRef(ref.getType(), ref.getIndex() - shift)
                    : rex.makeFieldAccess(
                        rex.makeCorrel(left.rel().getRowType(), id), ref.getIndex());
              }
            });
    return analysis.rels.filter(right.rel(), inside, Set.of());
  }

  /** Whether the relation has one row whatever its input has. */
  private static boolean isGlobalAggregate(RelNode rel) {
    RelNode node = rel;
    while (node instanceof Project project) {
      node = project.getInput();
    }
    return node instanceof Aggregate aggregate
        && aggregate.getGroupCount() == 0
        && aggregate.getGroupType() == Aggregate.Group.SIMPLE;
  }
}
