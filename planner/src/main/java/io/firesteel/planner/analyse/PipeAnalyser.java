package io.firesteel.planner.analyse;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.planner.syntax.Alias;
import io.firesteel.planner.syntax.Assignment;
import io.firesteel.planner.syntax.Expression;
import io.firesteel.planner.syntax.GroupBy;
import io.firesteel.planner.syntax.GroupingElement;
import io.firesteel.planner.syntax.GroupingExpression;
import io.firesteel.planner.syntax.Literal;
import io.firesteel.planner.syntax.Name;
import io.firesteel.planner.syntax.Pipe;
import io.firesteel.planner.syntax.PipeAggregate;
import io.firesteel.planner.syntax.PipeAs;
import io.firesteel.planner.syntax.PipeDrop;
import io.firesteel.planner.syntax.PipeExtend;
import io.firesteel.planner.syntax.PipeOperatorVisitor;
import io.firesteel.planner.syntax.PipeOrganization;
import io.firesteel.planner.syntax.PipeRelation;
import io.firesteel.planner.syntax.PipeSelect;
import io.firesteel.planner.syntax.PipeSet;
import io.firesteel.planner.syntax.PipeSetOperation;
import io.firesteel.planner.syntax.PipeWhere;
import io.firesteel.planner.syntax.QueryTerm;
import io.firesteel.planner.syntax.Select;
import io.firesteel.planner.syntax.Span;
import io.firesteel.planner.syntax.Star;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexNode;

/** Pipe operators: each makes of the rows before it the rows behind it. */
final class PipeAnalyser implements PipeOperatorVisitor<Env, Source> {
  private final Analysis analysis;

  /** The pipe up to the operator at work, which is the place of some of its errors. */
  private Span whole;

  PipeAnalyser(Analysis analysis) {
    this.analysis = analysis;
  }

  Source pipe(Pipe node, Env env) {
    // Chains lean left and can be long: no recursion along them.
    List<Pipe> spine = new ArrayList<>();
    QueryTerm first = node;
    while (first instanceof Pipe inner) {
      spine.add(inner);
      first = inner.input();
    }
    Source source = analysis.queries.term(first, env);
    for (int i = spine.size() - 1; i >= 0; i--) {
      Span outside = whole;
      whole = spine.get(i).span();
      source = spine.get(i).operator().accept(this, env.piped(source));
      whole = outside;
    }
    return source;
  }

  private static Select select(List<Expression> items, Optional<GroupBy> groupBy, Span span) {
    return new Select(
        List.of(),
        false,
        items,
        Optional.empty(),
        Optional.empty(),
        groupBy,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        span);
  }

  private Source select(Select select, Env env) {
    return analysis.selects.select(
        select, QueryAnalyser.none(select.span()), env, env.pipeInput(), false);
  }

  @Override
  public Source visitPipeSelect(PipeSelect node, Env env) {
    return select(node.select(), env);
  }

  private void refuseAggregates(List<Expression> items, String clause, Env env) {
    Ctx ctx = Ctx.of(analysis.scope(env.pipeInput(), env.outer()), env);
    for (Expression item : items) {
      if (item instanceof Star || !mentionsAggregate(item)) {
        continue;
      }
      String sql = analysis.text.of(item, ctx);
      throw SqlException.of(
              "PIPE_OPERATOR_CONTAINS_AGGREGATE_FUNCTION",
              "The aggregate function in "
                  + sql
                  + " cannot stand in |> "
                  + clause
                  + "; use |> AGGREGATE.")
          .with("expr", sql)
          .with("clause", clause)
          .at(analysis.at(item.span()));
    }
  }

  /** Whether an aggregate function is called outside of windows and subqueries. */
  private boolean mentionsAggregate(io.firesteel.planner.syntax.Node node) {
    if (node instanceof io.firesteel.planner.syntax.FunctionCall call
        && call.over().isEmpty()
        && call.function().dynamic().isEmpty()
        && analysis.functions.find(call.function().parts().get(call.function().parts().size() - 1))
            instanceof io.firesteel.engine.function.AggregateFunction) {
      return true;
    }
    for (io.firesteel.planner.syntax.Node child : node.children()) {
      if (child instanceof Expression && mentionsAggregate(child)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Source visitPipeExtend(PipeExtend node, Env env) {
    refuseAggregates(node.items(), "EXTEND", env);
    Source input = visible(env.pipeInput());
    List<Expression> items = new ArrayList<>();
    items.add(new Star(List.of(), List.of(), node.span()));
    items.addAll(node.items());
    return select(select(items, Optional.empty(), node.span()), env.piped(input));
  }

  private Source visible(Source source) {
    return analysis.rels.only(source, source.visible());
  }

  @Override
  public Source visitPipeSet(PipeSet node, Env env) {
    Source source = visible(env.pipeInput());
    for (Assignment assignment : node.assignments()) {
      source = assign(source, assignment, env);
    }
    return source;
  }

  private Source assign(Source source, Assignment assignment, Env env) {
    Scope scope = analysis.scope(source, env.outer());
    Ctx ctx = Ctx.of(scope, env);
    List<String> parts = assignment.target().parts();
    if (parts.size() > 1) {
      throw SqlException.of(
              "PARSE_SYNTAX_ERROR", "|> SET takes names of columns without qualifier.")
          .with("error", "'.'")
          .with("hint", "")
          .at(analysis.at(assignment.target().span()));
    }
    List<ScopeColumn> found =
        source.columns().stream().filter(c -> scope.same(c.name(), parts.get(0))).toList();
    if (found.isEmpty()) {
      throw Errors.unresolvedColumn(parts, scope).at(analysis.at(whole));
    }
    if (found.size() > 1) {
      throw Errors.ambiguous(parts, found).at(analysis.at(assignment.target().span()));
    }
    RexNode value = analysis.expressions.build(assignment.value(), ctx);
    if (Rewriting.contains(value, Placeholder.class)) {
      refuseAggregates(List.of(assignment.value()), "SET", env.piped(source));
    }
    List<RexNode> nodes = analysis.rels.identity(source.rel());
    nodes.set(found.get(0).index(), value);
    RelNode rel =
        analysis.rels.project(
            source.rel(), nodes, source.rel().getRowType().getFieldNames(), scope.correlations());
    List<ScopeColumn> columns = new ArrayList<>();
    for (ScopeColumn column : source.columns()) {
      columns.add(column == found.get(0) ? column.named(parts.get(0), column.qualifier()) : column);
    }
    return new Source(rel, columns);
  }

  @Override
  public Source visitPipeDrop(PipeDrop node, Env env) {
    Source source = visible(env.pipeInput());
    Scope scope = analysis.scope(source, env.outer());
    List<ScopeColumn> kept = new ArrayList<>(source.columns());
    for (Name name : node.columns()) {
      List<ScopeColumn> found =
          source.columns().stream()
              .filter(
                  c ->
                      scope.same(c.name(), name.parts().get(name.parts().size() - 1))
                          && scope.endsWith(c.qualifier(), name.parts(), name.parts().size() - 1))
              .toList();
      if (found.isEmpty()) {
        throw Errors.unresolvedColumn(name.parts(), scope).at(analysis.at(whole));
      }
      if (found.size() > 1) {
        throw Errors.ambiguous(name.parts(), found).at(analysis.at(name.span()));
      }
      kept.removeAll(found);
    }
    return analysis.rels.only(source, kept);
  }

  @Override
  public Source visitPipeAs(PipeAs node, Env env) {
    Source source = visible(env.pipeInput());
    List<ScopeColumn> columns = new ArrayList<>();
    source.columns().forEach(c -> columns.add(c.named(c.name(), List.of(node.alias()))));
    return new Source(source.rel(), columns);
  }

  @Override
  public Source visitPipeWhere(PipeWhere node, Env env) {
    Source source = env.pipeInput();
    Ctx ctx = Ctx.of(analysis.scope(source, env.outer()), env);
    return new Source(
        analysis.selects.where(source.rel(), node.condition(), ctx, whole), source.columns());
  }

  @Override
  public Source visitPipeAggregate(PipeAggregate node, Env env) {
    List<Expression> items = new ArrayList<>();
    Optional<GroupBy> groupBy = Optional.empty();
    if (node.groupBy().isPresent()) {
      List<GroupingElement> keys = new ArrayList<>();
      for (GroupingElement element : node.groupBy().get().elements()) {
        if (!(element instanceof GroupingExpression key)) {
          throw unsupportedCase(
              element.getClass().getSimpleName().toUpperCase(java.util.Locale.ROOT), node);
        }
        Expression expression = ordinal(key.expression(), env);
        items.add(expression);
        keys.add(
            new GroupingExpression(
                expression instanceof Alias alias ? alias.expression() : expression, key.span()));
      }
      groupBy = Optional.of(new GroupBy(keys, node.groupBy().get().span()));
    }
    Ctx ctx = Ctx.of(analysis.scope(env.pipeInput(), env.outer()), env);
    for (Expression item : node.items()) {
      RexNode built =
          item instanceof Star ? analysis.literal(true) : analysis.expressions.build(item, ctx);
      if (!Rewriting.contains(built, PendingAggregate.class)) {
        String sql = item instanceof Star ? "*" : analysis.text.of(item, ctx);
        throw SqlException.of(
                "PIPE_OPERATOR_AGGREGATE_EXPRESSION_CONTAINS_NO_AGGREGATE_FUNCTION",
                "The expression " + sql + " of |> AGGREGATE has no aggregate function.")
            .with("expr", sql)
            .at(analysis.at(item.span()));
      }
    }
    items.addAll(node.items());
    return select(select(items, groupBy, node.span()), env);
  }

  private SqlException unsupportedCase(String what, PipeAggregate node) {
    return SqlException.of(
            "UNSUPPORTED_FEATURE.PIPE_OPERATOR_AGGREGATE_UNSUPPORTED_CASE",
            "|> AGGREGATE does not support " + what + ".")
        .with("case", what)
        .at(analysis.at(node.span()));
  }

  /** Ordinals in GROUP BY count the input's columns. */
  private Expression ordinal(Expression key, Env env) {
    Expression inner = key instanceof Alias alias ? alias.expression() : key;
    if (!(inner instanceof Literal literal)
        || literal.type() != SqlType.INT
        || literal.value().isEmpty()) {
      return key;
    }
    List<ScopeColumn> columns = env.pipeInput().visible();
    int position = (Integer) literal.value().get();
    if (position < 1 || position > columns.size()) {
      throw SqlException.of(
              "GROUP_BY_POS_OUT_OF_RANGE",
              "GROUP BY position " + position + " is not among the input's columns.")
          .with("index", String.valueOf(position))
          .with("size", String.valueOf(columns.size()))
          .at(analysis.at(inner.span()));
    }
    ScopeColumn column = columns.get(position - 1);
    List<String> parts = new ArrayList<>(column.qualifier());
    parts.add(column.name());
    Expression reference = new io.firesteel.planner.syntax.ColumnReference(parts, inner.span());
    return key instanceof Alias alias
        ? new Alias(reference, alias.names(), alias.span())
        : reference;
  }

  @Override
  public Source visitPipeRelation(PipeRelation node, Env env) {
    return analysis.relations.source(node.relation(), env);
  }

  @Override
  public Source visitPipeSetOperation(PipeSetOperation node, Env env) {
    Source right = analysis.queries.term(node.right(), env.piped(null));
    return analysis.queries.combine(
        node.operator(), node.all(), env.pipeInput(), right, node.span());
  }

  @Override
  public Source visitPipeOrganization(PipeOrganization node, Env env) {
    return analysis.queries.organize(env.pipeInput(), node.organization(), env);
  }
}
