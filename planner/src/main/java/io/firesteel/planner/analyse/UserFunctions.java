package io.firesteel.planner.analyse;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeNames;
import io.firesteel.planner.parse.ParseOptions;
import io.firesteel.planner.parse.SqlParser;
import io.firesteel.planner.syntax.ColumnDefinition;
import io.firesteel.planner.syntax.CreateClassFunction;
import io.firesteel.planner.syntax.CreateSqlFunction;
import io.firesteel.planner.syntax.Expression;
import io.firesteel.planner.syntax.FunctionCall;
import io.firesteel.planner.syntax.FunctionParameter;
import io.firesteel.planner.syntax.Node;
import io.firesteel.planner.syntax.Query;
import io.firesteel.planner.syntax.Span;
import io.firesteel.planner.syntax.Statement;
import io.firesteel.planner.syntax.TableFunctionCall;
import io.firesteel.storage.catalog.CatalogFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexSubQuery;

/** SQL functions that users created: their bodies in place of the calls. */
final class UserFunctions {
  private final Analysis analysis;

  UserFunctions(Analysis analysis) {
    this.analysis = analysis;
  }

  /**
   * A function that a name means.
   *
   * @param name as messages and column names show it
   */
  record Found(CatalogFunction function, List<String> name) {
    String quoted() {
      return TypeNames.quote(name);
    }
  }

  /** The function of a name; null if there is none. */
  Found find(List<String> parts) {
    return new FunctionLookup(analysis).find(parts);
  }

  /** The call with the function's body in its place; null if there is no such function. */
  RexNode call(List<String> parts, FunctionCall node, Ctx ctx) {
    Found found = find(parts);
    if (found == null) {
      return null;
    }
    CreateSqlFunction definition = definition(found, node.span());
    if (definition.returnsTable()) {
      throw SqlException.of("NOT_A_SCALAR_FUNCTION", found.quoted() + " is a table function.")
          .with("functionName", found.quoted())
          .at(analysis.at(node.span()));
    }
    refuseSyntax(found, node);
    if (ctx.lambda() != null) {
      String name = String.join(".", found.name());
      throw SqlException.of(
              "UNSUPPORTED_FEATURE.LAMBDA_FUNCTION_WITH_SQL_UDF",
              "The SQL function " + name + " cannot be called in a lambda.")
          .with("funcName", name)
          .at(analysis.at(node.span()));
    }
    return within(
        found,
        node.span(),
        () -> {
          Analysis inner = inner(found.function());
          List<RexNode> arguments =
              new FunctionArguments(analysis, inner, found, definition.parameters())
                  .bind(node.arguments(), node.span(), ctx);
          if (definition.query().isEmpty() && !hasQuery(definition.expression().get())) {
            return inlined(found, definition, arguments, inner);
          }
          ParameterSubstitution parameters =
              ParameterSubstitution.inExpression(analysis, arguments, ctx, found.name());
          if (definition.query().isEmpty()) {
            // Its subqueries may see the parameters, but nothing further out.
            Scope row = parameters(found, definition, inner, parameters.id(), arguments).scope;
            Ctx body = Ctx.of(row, Env.EMPTY);
            RexNode value = returned(inner, definition.expression().get(), body, definition);
            return parameters.apply(value, row.correlations());
          }
          RelNode body = scalarBody(found, definition, inner, parameters.id(), arguments);
          return RexSubQuery.scalar(parameters.apply(body));
        });
  }

  /** The arguments as they were written, in the order of the parameters. */
  List<Expression> written(Found found, FunctionCall node, Ctx ctx) {
    CreateSqlFunction definition = definition(found, node.span());
    List<Expression> given = analysis.functions.lists().expandStars(node.arguments(), ctx);
    Expression[] placed =
        new FunctionArguments(analysis, analysis, found, definition.parameters())
            .place(given, node.span());
    List<Expression> all = new ArrayList<>();
    for (Expression each : placed) {
      if (each != null) {
        all.add(each);
      }
    }
    return all;
  }

  private void refuseSyntax(Found found, FunctionCall node) {
    String syntax =
        node.distinct()
            ? "DISTINCT"
            : node.filter().isPresent()
                ? "FILTER CLAUSE"
                : node.nullTreatment().isPresent() ? "IGNORE NULLS" : null;
    if (node.over().isPresent()) {
      throw SqlException.of(
              "UNSUPPORTED_SQL_UDF_USAGE",
              "The SQL function " + found.quoted() + " cannot be a window function.")
          .with("functionName", found.quoted())
          .with("nodeName", "Window")
          .at(analysis.at(node.span()));
    }
    if (syntax != null) {
      throw SqlException.of(
              "INVALID_SQL_SYNTAX.FUNCTION_WITH_UNSUPPORTED_SYNTAX",
              "The function " + found.quoted() + " does not take " + syntax + ".")
          .with("prettyName", found.quoted())
          .with("syntax", syntax)
          .at(analysis.at(node.span()));
    }
  }

  private static boolean hasQuery(Node node) {
    if (node instanceof Query) {
      return true;
    }
    return node.children().stream().anyMatch(UserFunctions::hasQuery);
  }

  /** Builds a body unless the function is being built already. */
  private <T> T within(Found found, Span span, Supplier<T> body) {
    String key = found.quoted().toLowerCase(java.util.Locale.ROOT);
    if (!analysis.shared.functions.add(key)) {
      throw SqlException.of(
              "CYCLIC_FUNCTION_REFERENCE", "The function " + found.quoted() + " calls itself.")
          .with("path", found.quoted())
          .at(analysis.at(span));
    }
    try {
      return body.get();
    } finally {
      analysis.shared.functions.remove(key);
    }
  }

  /** A plain expression: parameters stand for the arguments themselves. */
  private RexNode inlined(
      Found found, CreateSqlFunction definition, List<RexNode> arguments, Analysis inner) {
    Scope scope = inner.emptyScope(null);
    int[] uses = new int[arguments.size()];
    Ctx.Names names =
        new Ctx.Names() {
          @Override
          public RexNode find(String name) {
            for (int i = 0; i < arguments.size(); i++) {
              if (scope.same(definition.parameters().get(i).name(), name)) {
                uses[i]++;
                return arguments.get(i);
              }
            }
            return null;
          }

          @Override
          public List<String> strip(List<String> parts) {
            return unqualified(found, parts);
          }
        };
    RexNode value =
        returned(
            inner,
            definition.expression().get(),
            Ctx.of(scope, Env.EMPTY).withFirst(names),
            definition);
    for (int i = 0; i < uses.length; i++) {
      if (uses[i] > 1 && !org.apache.calcite.rex.RexUtil.isDeterministic(arguments.get(i))) {
        throw Errors.unsupported(
            "A random argument for a parameter that a SQL function uses more than once");
      }
    }
    return value;
  }

  /** A parameter may be written behind its function's name. */
  private static List<String> unqualified(Found found, List<String> parts) {
    String function = found.name().get(found.name().size() - 1);
    return parts.size() > 1 && parts.get(0).equalsIgnoreCase(function)
        ? parts.subList(1, parts.size())
        : parts;
  }

  private static RexNode returned(
      Analysis inner, Expression body, Ctx ctx, CreateSqlFunction definition) {
    RexNode value = inner.expressions.build(body, ctx);
    return definition.returns().isPresent()
        ? inner.expressions.cast(value, definition.returns().get(), inner.mode, body, ctx)
        : value;
  }

  /** The row of the parameters, which the body reaches by a correlation variable. */
  private static Scope.Link parameters(
      Found found,
      CreateSqlFunction definition,
      Analysis inner,
      CorrelationId id,
      List<RexNode> arguments) {
    List<SqlType.Field> fields = new ArrayList<>();
    List<ScopeColumn> columns = new ArrayList<>();
    String function = found.name().get(found.name().size() - 1);
    for (FunctionParameter parameter : definition.parameters()) {
      int index = fields.size();
      boolean nullable = arguments.isEmpty() || arguments.get(index).getType().isNullable();
      columns.add(new ScopeColumn(parameter.name(), List.of(function), index, false));
      fields.add(new SqlType.Field(parameter.name(), parameter.type(), nullable));
    }
    Scope scope = new Scope(columns, inner.types.toRow(fields), null, inner.caseSensitive);
    return new Scope.Link(scope, id, true);
  }

  /** One row of one column. */
  private RelNode scalarBody(
      Found found,
      CreateSqlFunction definition,
      Analysis inner,
      CorrelationId id,
      List<RexNode> arguments) {
    Scope.Link link = parameters(found, definition, inner, id, arguments);
    Query query = definition.query().get();
    Source source = inner.queries.source(query, Env.EMPTY.below(link));
    List<ScopeColumn> visible = source.visible();
    if (visible.size() != 1) {
      throw SqlException.of(
              "INVALID_SUBQUERY_EXPRESSION.SCALAR_SUBQUERY_RETURN_MORE_THAN_ONE_OUTPUT_COLUMN",
              "The body of "
                  + found.quoted()
                  + " must have one column, but has "
                  + visible.size()
                  + ".")
          .with("number", String.valueOf(visible.size()))
          .at(inner.at(query.span()));
    }
    RelNode only = inner.rels.only(source, visible).rel();
    return definition.returns().isPresent()
        ? inner.rels.cast(only, List.of(definition.returns().get()))
        : only;
  }

  /** The rows of a table function; null if there is no such function. */
  Source table(List<String> parts, TableFunctionCall node, Env env) {
    Found found = find(parts);
    if (found == null) {
      return null;
    }
    CreateSqlFunction definition = definition(found, node.span());
    if (!definition.returnsTable()) {
      throw SqlException.of("NOT_A_TABLE_FUNCTION", found.quoted() + " is a scalar function.")
          .with("functionName", found.quoted())
          .at(analysis.at(node.span()));
    }
    return within(
        found,
        node.span(),
        () -> {
          Ctx ctx = Ctx.of(analysis.emptyScope(env.outer()), env);
          Analysis inner = inner(found.function());
          List<RexNode> arguments =
              new FunctionArguments(analysis, inner, found, definition.parameters())
                  .bind(node.arguments(), node.span(), ctx);
          ParameterSubstitution parameters =
              ParameterSubstitution.inExpression(analysis, arguments, ctx, found.name());
          Source source = tableBody(found, definition, inner, parameters.id(), arguments);
          return new Source(parameters.apply(source.rel()), source.columns());
        });
  }

  private Source tableBody(
      Found found,
      CreateSqlFunction definition,
      Analysis inner,
      CorrelationId id,
      List<RexNode> arguments) {
    Scope.Link link = parameters(found, definition, inner, id, arguments);
    Source source = inner.queries.source(definition.query().get(), Env.EMPTY.below(link));
    List<ScopeColumn> visible = source.visible();
    List<ColumnDefinition> declared = definition.tableColumns();
    if (!declared.isEmpty() && declared.size() != visible.size()) {
      String name = String.join(".", found.name());
      throw SqlException.of(
              "USER_DEFINED_FUNCTIONS.RETURN_COLUMN_COUNT_MISMATCH",
              "The function "
                  + name
                  + " returns "
                  + declared.size()
                  + " columns, but its query has "
                  + visible.size()
                  + ".")
          .with("outputSize", String.valueOf(visible.size()))
          .with("returnParamSize", String.valueOf(declared.size()))
          .with("name", name);
    }
    RelNode rel = inner.rels.only(source, visible).rel();
    if (!declared.isEmpty()) {
      rel = inner.rels.cast(rel, declared.stream().map(ColumnDefinition::type).toList());
    }
    String qualifier = found.name().get(found.name().size() - 1);
    List<ScopeColumn> columns = new ArrayList<>();
    for (int i = 0; i < visible.size(); i++) {
      String name = i < declared.size() ? declared.get(i).name() : visible.get(i).name();
      columns.add(new ScopeColumn(name, List.of(qualifier), i, false));
    }
    return new Source(rel, columns);
  }

  /**
   * Analyses a function for itself.
   *
   * @return the columns of a table function; for a scalar one a column of its type
   */
  List<SqlType.Field> result(Found found, CreateSqlFunction definition) {
    return within(
        found,
        definition.span(),
        () -> {
          Analysis inner = inner(found.function());
          CorrelationId id = inner.cluster.createCorrel();
          for (FunctionParameter parameter : definition.parameters()) {
            parameter
                .defaultValue()
                .ifPresent(
                    d -> inner.expressions.build(d, Ctx.of(inner.emptyScope(null), Env.EMPTY)));
          }
          if (definition.returnsTable()) {
            return Rels.fields(tableBody(found, definition, inner, id, List.of()));
          }
          if (definition.query().isPresent()) {
            RelNode body = scalarBody(found, definition, inner, id, List.of());
            SqlType type =
                io.firesteel.planner.algebra.FiresteelTypeFactory.toSql(
                    body.getRowType().getFieldList().get(0).getType());
            return List.of(new SqlType.Field("", type, true));
          }
          Expression body = definition.expression().get();
          Scope scope = parameters(found, definition, inner, id, List.of()).scope;
          RexNode value = returned(inner, body, Ctx.of(scope, Env.EMPTY), definition);
          refuseComplex(value, inner.text.source(body));
          return List.of(new SqlType.Field("", Analysis.type(value), true));
        });
  }

  private static void refuseComplex(RexNode value, String text) {
    boolean complex =
        Rewriting.anyCall(
            value, c -> c.getOperator() instanceof Placeholder || c instanceof RexOver);
    if (complex) {
      throw SqlException.of(
              "USER_DEFINED_FUNCTIONS.CANNOT_CONTAIN_COMPLEX_FUNCTIONS",
              "A SQL function cannot be made of aggregates, windows or generators: " + text + ".")
          .with("queryText", text);
    }
  }

  private CreateSqlFunction definition(Found found, Span span) {
    Statement statement =
        analysis.shared.definitions.computeIfAbsent(
            found.function().createSql(),
            sql -> SqlParser.parseStatement(sql, ParseOptions.of(analysis.settings)));
    if (statement instanceof CreateClassFunction java) {
      throw notLoadable(java.className(), found.quoted()).at(analysis.at(span));
    }
    return (CreateSqlFunction) statement;
  }

  /** Functions in Java are kept by name, but never run. */
  static SqlException notLoadable(String className, String quoted) {
    return SqlException.of(
            "CANNOT_LOAD_FUNCTION_CLASS",
            "The class " + className + " of the function " + quoted + " cannot be loaded.")
        .with("className", className)
        .with("functionName", quoted);
  }

  private Analysis inner(CatalogFunction function) {
    return analysis.view(
        function.createSql(),
        function.settings(),
        function.currentCatalog(),
        function.currentDatabase());
  }
}
