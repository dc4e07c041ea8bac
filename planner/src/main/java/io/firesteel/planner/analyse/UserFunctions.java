package io.firesteel.planner.analyse;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeNames;
import io.firesteel.planner.parse.ParseOptions;
import io.firesteel.planner.parse.SqlParser;
import io.firesteel.planner.syntax.ColumnDefinition;
import io.firesteel.planner.syntax.CreateSqlFunction;
import io.firesteel.planner.syntax.Expression;
import io.firesteel.planner.syntax.FunctionCall;
import io.firesteel.planner.syntax.FunctionParameter;
import io.firesteel.planner.syntax.NamedArgument;
import io.firesteel.planner.syntax.Node;
import io.firesteel.planner.syntax.Query;
import io.firesteel.planner.syntax.Span;
import io.firesteel.planner.syntax.TableFunctionCall;
import io.firesteel.storage.catalog.Catalog;
import io.firesteel.storage.catalog.CatalogFunction;
import io.firesteel.storage.catalog.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.logical.LogicalCorrelate;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexSubQuery;

/** SQL functions that users created: their bodies in place of the calls. */
final class UserFunctions {
  private final Analysis analysis;

  UserFunctions(Analysis analysis) {
    this.analysis = analysis;
  }

  /** The call with the function's body in its place; null if there is no such function. */
  RexNode call(List<String> parts, FunctionCall node, Ctx ctx) {
    CatalogFunction function = find(parts);
    if (function == null) {
      return null;
    }
    CreateSqlFunction definition = parse(function);
    if (definition.returnsTable()) {
      throw SqlException.of(
              "NOT_A_SCALAR_FUNCTION", TypeNames.quote(parts) + " is a table function.")
          .with("functionName", TypeNames.quote(parts))
          .at(analysis.at(node.span()));
    }
    List<RexNode> arguments =
        arguments(definition.parameters(), node.arguments(), parts, node.span(), ctx);
    Analysis inner = inner(function);
    if (definition.query().isEmpty() && !hasQuery(definition.expression().get())) {
      // A plain expression: parameters stand for the arguments themselves.
      Scope scope = inner.emptyScope(null);
      Ctx body =
          Ctx.of(scope, Env.EMPTY).withFirst(byName(definition.parameters(), arguments, scope));
      return returned(
          inner, inner.expressions.build(definition.expression().get(), body), definition);
    }
    return subquery(definition, arguments, inner);
  }

  private static boolean hasQuery(Node node) {
    if (node instanceof Query) {
      return true;
    }
    return node.children().stream().anyMatch(UserFunctions::hasQuery);
  }

  private RexNode returned(Analysis inner, RexNode value, CreateSqlFunction definition) {
    return definition.returns().isPresent()
        ? inner.casts.implicit(value, definition.returns().get())
        : value;
  }

  private static Ctx.Names byName(
      List<FunctionParameter> parameters, List<RexNode> values, Scope scope) {
    return name -> {
      for (int i = 0; i < parameters.size(); i++) {
        if (scope.same(parameters.get(i).name(), name)) {
          return values.get(i);
        }
      }
      return null;
    };
  }

  /** A body with a query reads its parameters as columns of a row of the arguments. */
  private RexNode subquery(CreateSqlFunction definition, List<RexNode> arguments, Analysis inner) {
    for (RexNode argument : arguments) {
      if (!Foldable.test(argument)) {
        throw Errors.unsupported(
            "A SQL function with a query over arguments that are not constant");
      }
    }
    Source row = row(definition.parameters(), arguments);
    Scope scope = inner.scope(row, null);
    CorrelationId id = inner.cluster.createCorrel();
    Env env = Env.EMPTY.below(new Scope.Link(scope, id));
    RelNode body;
    if (definition.query().isPresent()) {
      Source source = inner.queries.source(definition.query().get(), env);
      List<SqlType> types =
          definition
              .returns()
              .map(List::of)
              .orElse(List.of(source.sqlType(source.columns().get(0))));
      RelNode query = inner.rels.cast(source.rel(), types);
      body =
          scope.correlations().contains(id)
              ? inner
                  .rels
                  .only(
                      new Source(
                          LogicalCorrelate.create(
                              row.rel(),
                              query,
                              List.of(),
                              id,
                              RelOptUtil.correlationColumns(id, query),
                              JoinRelType.LEFT),
                          List.of()),
                      List.of(new ScopeColumn("r", List.of(), arguments.size(), false)))
                  .rel()
              : query;
    } else {
      RexNode value =
          returned(
              inner,
              inner.expressions.build(definition.expression().get(), Ctx.of(scope, Env.EMPTY)),
              definition);
      body = inner.rels.project(row.rel(), List.of(value), List.of("r"), scope.correlations());
    }
    return RexSubQuery.scalar(body);
  }

  /** One row of the arguments under the parameters' names. */
  private Source row(List<FunctionParameter> parameters, List<RexNode> arguments) {
    List<String> names = parameters.stream().map(FunctionParameter::name).toList();
    RelNode rel = analysis.rels.project(analysis.rels.oneRow(), arguments, names, Set.of());
    List<ScopeColumn> columns = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      columns.add(new ScopeColumn(names.get(i), List.of(), i, false));
    }
    return new Source(rel, columns);
  }

  /** The rows of a table function; null if there is no such function. */
  Source table(List<String> parts, TableFunctionCall node, Env env) {
    CatalogFunction function = find(parts);
    if (function == null) {
      return null;
    }
    CreateSqlFunction definition = parse(function);
    if (!definition.returnsTable() || definition.query().isEmpty()) {
      throw SqlException.of(
              "NOT_A_TABLE_FUNCTION", TypeNames.quote(parts) + " is a scalar function.")
          .with("functionName", TypeNames.quote(parts))
          .at(analysis.at(node.span()));
    }
    Ctx ctx = Ctx.of(analysis.emptyScope(env.outer()), env);
    List<RexNode> arguments =
        arguments(definition.parameters(), node.arguments(), parts, node.span(), ctx);
    Analysis inner = inner(function);
    Source row = row(definition.parameters(), arguments);
    Scope scope = inner.scope(row, null);
    CorrelationId id = inner.cluster.createCorrel();
    Source source =
        inner.queries.source(definition.query().get(), Env.EMPTY.below(new Scope.Link(scope, id)));
    List<ColumnDefinition> declared = definition.tableColumns();
    RelNode body =
        declared.size() == source.columns().size()
            ? inner.rels.cast(source.rel(), declared.stream().map(ColumnDefinition::type).toList())
            : source.rel();
    int shift = 0;
    if (scope.correlations().contains(id)) {
      shift = arguments.size();
      body =
          LogicalCorrelate.create(
              row.rel(),
              body,
              List.of(),
              id,
              RelOptUtil.correlationColumns(id, body),
              JoinRelType.INNER);
    }
    String qualifier = parts.get(parts.size() - 1);
    List<ScopeColumn> columns = new ArrayList<>();
    for (int i = 0; i < source.columns().size(); i++) {
      String name = i < declared.size() ? declared.get(i).name() : source.columns().get(i).name();
      columns.add(new ScopeColumn(name, List.of(qualifier), shift + i, false));
    }
    return analysis.rels.only(new Source(body, columns), columns);
  }

  private CatalogFunction find(List<String> parts) {
    String last = parts.get(parts.size() - 1);
    boolean session =
        parts.size() == 1
            || parts.get(parts.size() - 2).equalsIgnoreCase("session") && parts.size() <= 3;
    if (session) {
      Optional<CatalogFunction> temporary = analysis.context.session().temporaryFunction(last);
      if (temporary.isPresent()) {
        return temporary.get();
      }
    }
    TableName name =
        switch (parts.size()) {
          case 1 -> new TableName(analysis.query.catalog(), analysis.query.database(), last);
          case 2 -> new TableName(analysis.query.catalog(), parts.get(0), last);
          case 3 ->
              parts.get(0).equalsIgnoreCase(Catalog.SPARK_CATALOG)
                  ? new TableName(parts.get(0), parts.get(1), last)
                  : null;
          default -> null;
        };
    return name == null ? null : analysis.context.catalog().function(name).orElse(null);
  }

  private CreateSqlFunction parse(CatalogFunction function) {
    return (CreateSqlFunction)
        SqlParser.parseStatement(function.createSql(), ParseOptions.of(analysis.settings));
  }

  private Analysis inner(CatalogFunction function) {
    return analysis.view(
        function.createSql(),
        function.settings(),
        function.currentCatalog(),
        function.currentDatabase());
  }

  /** The arguments in the order of the parameters, cast to their types, defaults filled in. */
  private List<RexNode> arguments(
      List<FunctionParameter> parameters,
      List<Expression> written,
      List<String> parts,
      Span span,
      Ctx ctx) {
    RexNode[] values = new RexNode[parameters.size()];
    int position = 0;
    for (Expression argument : written) {
      int index = position;
      Expression value = argument;
      if (argument instanceof NamedArgument named) {
        value = named.value();
        index = -1;
        for (int i = 0; i < parameters.size(); i++) {
          index = parameters.get(i).name().equalsIgnoreCase(named.name()) ? i : index;
        }
      } else {
        position++;
      }
      if (index < 0 || index >= values.length) {
        throw wrongCount(parameters, written, parts, span);
      }
      values[index] = analysis.expressions.build(value, ctx);
    }
    List<RexNode> all = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      RexNode value = values[i];
      if (value == null) {
        if (parameters.get(i).defaultValue().isEmpty()) {
          throw wrongCount(parameters, written, parts, span);
        }
        value =
            analysis.expressions.build(
                parameters.get(i).defaultValue().get(),
                Ctx.of(analysis.emptyScope(null), Env.EMPTY));
      }
      all.add(analysis.casts.implicit(value, parameters.get(i).type()));
    }
    return all;
  }

  private SqlException wrongCount(
      List<FunctionParameter> parameters, List<Expression> written, List<String> parts, Span span) {
    return SqlException.of(
            "WRONG_NUM_ARGS.WITHOUT_SUGGESTION",
            "The function "
                + TypeNames.quote(parts)
                + " takes "
                + parameters.size()
                + " arguments, but was called with "
                + written.size()
                + ".")
        .with("functionName", TypeNames.quote(parts))
        .with("expectedNum", String.valueOf(parameters.size()))
        .with("actualNum", String.valueOf(written.size()))
        .with("docroot", "https://spark.apache.org/docs/latest")
        .at(analysis.at(span));
  }
}
