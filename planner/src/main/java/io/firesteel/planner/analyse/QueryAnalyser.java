package io.firesteel.planner.analyse;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.setting.SparkSettings;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeNames;
import io.firesteel.engine.function.TypeCoercion;
import io.firesteel.planner.syntax.CommonTable;
import io.firesteel.planner.syntax.FromOnly;
import io.firesteel.planner.syntax.Organization;
import io.firesteel.planner.syntax.Pipe;
import io.firesteel.planner.syntax.Query;
import io.firesteel.planner.syntax.QueryInParentheses;
import io.firesteel.planner.syntax.QueryTerm;
import io.firesteel.planner.syntax.QueryTermVisitor;
import io.firesteel.planner.syntax.Select;
import io.firesteel.planner.syntax.SetOperation;
import io.firesteel.planner.syntax.SetOperator;
import io.firesteel.planner.syntax.SortItem;
import io.firesteel.planner.syntax.Span;
import io.firesteel.planner.syntax.TableQuery;
import io.firesteel.planner.syntax.TableReference;
import io.firesteel.planner.syntax.Transform;
import io.firesteel.planner.syntax.ValuesQuery;
import io.firesteel.planner.syntax.With;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalIntersect;
import org.apache.calcite.rel.logical.LogicalMinus;
import org.apache.calcite.rel.logical.LogicalUnion;
import org.apache.calcite.rex.RexNode;

/** Whole queries: WITH, set operations, and the order of results. */
final class QueryAnalyser implements QueryTermVisitor<Env, Source> {
  private final Analysis analysis;
  private final Sorting sorting;

  QueryAnalyser(Analysis analysis) {
    this.analysis = analysis;
    sorting = new Sorting(analysis);
  }

  /** A query's rows, its columns and no others. */
  Source source(Query query, Env env) {
    return query(query, env, false);
  }

  /**
   * A query's rows.
   *
   * @param extras whether columns that only ORDER BY needs may stay behind the others
   */
  Source query(Query query, Env env, boolean extras) {
    Env inner = query.with().isPresent() ? with(query.with().get(), env) : env;
    if (query.term() instanceof Select select) {
      return analysis.selects.select(select, query.organization(), inner, null, extras);
    }
    Source source = query.term().accept(this, inner);
    return organize(source, query.organization(), inner);
  }

  Env with(With with, Env env) {
    String policy = analysis.settings.get(SparkSettings.CTE_PRECEDENCE);
    boolean legacy = policy.equals("LEGACY");
    if (legacy && with.recursive()) {
      throw SqlException.of(
          "RECURSIVE_CTE_IN_LEGACY_MODE",
          "WITH RECURSIVE is not allowed while spark.sql.legacy.ctePrecedencePolicy is LEGACY.");
    }
    boolean outerWins = legacy && env.taken().nested();
    Set<String> names = new LinkedHashSet<>(env.taken().here());
    Env definitions = outerWins ? env.withoutTables() : env;
    Env body = env;
    for (CommonTable table : with.tables()) {
      String key = Env.key(table.name());
      if (policy.equals("EXCEPTION") && env.taken().here().contains(key)) {
        throw SqlException.of(
                "AMBIGUOUS_ALIAS_IN_NESTED_CTE",
                "The name " + table.name() + " is defined by a WITH clause around this one.")
            .with("name", TypeNames.quote(table.name()))
            .with("config", "\"spark.sql.legacy.ctePrecedencePolicy\"")
            .with("docroot", "https://spark.apache.org/docs/latest");
      }
      Env.Cte cte =
          new Env.Cte(
              table, definitions.taking(Set.copyOf(names), Set.of(), true), with.recursive(), null);
      names.add(key);
      definitions = definitions.with(key, cte);
      // Formerly the outer definition of a name won.
      body = outerWins && env.ctes().containsKey(key) ? body : body.with(key, cte);
    }
    return body.taking(env.taken().here(), Set.copyOf(names), env.taken().nested());
  }

  /** ORDER BY and its like over a query's output columns. */
  Source organize(Source source, Organization organization, Env env) {
    List<SortItem> items = Sorting.items(organization);
    Source visible = analysis.rels.only(source, source.visible());
    if (items.isEmpty()) {
      return new Source(
          sorting.sort(visible.rel(), List.of(), organization, env), visible.columns());
    }
    Scope scope = analysis.scope(visible, env.outer());
    Ctx ctx = Ctx.of(scope, env);
    List<RexNode> nodes = analysis.rels.identity(visible.rel());
    List<String> names = new ArrayList<>(visible.rel().getRowType().getFieldNames());
    List<RelFieldCollation> fields = new ArrayList<>();
    if (sorting.isAll(items, scope)) {
      for (int i = 0; i < nodes.size(); i++) {
        fields.add(Sorting.field(i, items.get(0)));
      }
    } else {
      for (SortItem item : items) {
        int index = sorting.ordinal(item, visible.columns().size());
        if (index < 0) {
          RexNode key = analysis.expressions.build(item.expression(), ctx);
          sorting.checkOrderable(key, item, ctx);
          index = nodes.indexOf(key);
          if (index < 0) {
            index = nodes.size();
            nodes.add(key);
            names.add("s" + index);
          }
        }
        fields.add(Sorting.field(index, item));
      }
    }
    RelNode rel = visible.rel();
    if (nodes.size() > rel.getRowType().getFieldCount()) {
      rel = analysis.rels.project(rel, nodes, names, scope.correlations());
    }
    rel = sorting.sort(rel, fields, organization, env);
    return analysis.rels.only(new Source(rel, visible.columns()), visible.columns());
  }

  /** Nothing behind the body. */
  static Organization none(Span span) {
    return new Organization(
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        false,
        Optional.empty(),
        Optional.empty(),
        span);
  }

  Source term(QueryTerm term, Env env) {
    return term.accept(this, env);
  }

  @Override
  public Source visitSelect(Select node, Env env) {
    return analysis.selects.select(node, none(node.span()), env, null, false);
  }

  @Override
  public Source visitFromOnly(FromOnly node, Env env) {
    return analysis.relations.source(node.from(), env);
  }

  @Override
  public Source visitTableQuery(TableQuery node, Env env) {
    TableReference table =
        new TableReference(
            node.name(), Optional.empty(), Optional.empty(), Map.of(), false, node.span());
    return analysis.relations.source(table, env);
  }

  @Override
  public Source visitValuesQuery(ValuesQuery node, Env env) {
    return analysis.relations.source(node.values(), env);
  }

  @Override
  public Source visitQueryInParentheses(QueryInParentheses node, Env env) {
    return source(node.query(), env);
  }

  @Override
  public Source visitPipe(Pipe node, Env env) {
    return analysis.pipes.pipe(node, env);
  }

  @Override
  public Source visitTransform(Transform node, Env env) {
    throw Errors.unsupported("TRANSFORM").at(analysis.at(node.span()));
  }

  @Override
  public Source visitSetOperation(SetOperation node, Env env) {
    // Chains lean left and can be long: no recursion along them.
    List<SetOperation> spine = new ArrayList<>();
    QueryTerm leftmost = node;
    while (leftmost instanceof SetOperation inner) {
      spine.add(inner);
      leftmost = inner.left();
    }
    Source source = leftmost.accept(this, env);
    for (int i = spine.size() - 1; i >= 0; i--) {
      SetOperation step = spine.get(i);
      Source right = step.right().accept(this, env);
      source = combine(step.operator(), step.all(), source, right, step.span());
    }
    return source;
  }

  /** A set operation; the names are the left side's. */
  Source combine(SetOperator operator, boolean all, Source first, Source second, Span span) {
    Source left = analysis.rels.only(first, first.visible());
    Source right = analysis.rels.only(second, second.visible());
    String name = operator.name() + (all ? " ALL" : "");
    if (left.columns().size() != right.columns().size()) {
      throw SqlException.of(
              "NUM_COLUMNS_MISMATCH",
              "The inputs of "
                  + operator
                  + " have "
                  + left.columns().size()
                  + " and "
                  + right.columns().size()
                  + " columns.")
          .with("operator", operator == SetOperator.UNION ? "UNION" : name)
          .with("firstNumColumns", String.valueOf(left.columns().size()))
          .with("invalidOrdinalNum", "second")
          .with("invalidNumColumns", String.valueOf(right.columns().size()))
          .at(analysis.at(span));
    }
    List<SqlType> types = new ArrayList<>();
    for (int i = 0; i < left.columns().size(); i++) {
      SqlType a = left.sqlType(left.columns().get(i));
      SqlType b = right.sqlType(right.columns().get(i));
      SqlType common = a.equals(b) ? a : TypeCoercion.common(List.of(a, b), analysis.ansi);
      if (common == null) {
        throw incompatible(operator == SetOperator.UNION ? "UNION" : name, i, a, b, span);
      }
      types.add(common);
    }
    List<RelNode> inputs =
        List.of(analysis.rels.cast(left.rel(), types), analysis.rels.cast(right.rel(), types));
    RelNode rel =
        switch (operator) {
          case UNION -> LogicalUnion.create(inputs, all);
          case INTERSECT -> LogicalIntersect.create(inputs, all);
          case EXCEPT -> LogicalMinus.create(inputs, all);
        };
    List<ScopeColumn> columns = new ArrayList<>();
    left.columns().forEach(c -> columns.add(c.named(c.name(), List.of())));
    return new Source(rel, columns);
  }

  private SqlException incompatible(
      String operator, int column, SqlType left, SqlType right, Span span) {
    return SqlException.of(
            "INCOMPATIBLE_COLUMN_TYPE",
            "Column "
                + (column + 1)
                + " of the inputs of "
                + operator
                + " has the types "
                + Errors.quoted(left)
                + " and "
                + Errors.quoted(right)
                + ", which have no common type.")
        .with("tableOrdinalNumber", "second")
        .with("columnOrdinalNumber", Errors.ordinal(column))
        .with("dataType1", Errors.quoted(right))
        .with("dataType2", Errors.quoted(left))
        .with("operator", operator)
        .with("hint", "")
        .at(analysis.at(span));
  }
}
