package io.firesteel.server.statement;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.error.SqlPlace;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeNames;
import io.firesteel.planner.analyse.Constant;
import io.firesteel.planner.analyse.ExpressionAnalyser;
import io.firesteel.planner.analyse.LiteralSql;
import io.firesteel.planner.parse.BoundText;
import io.firesteel.planner.parse.ParseOptions;
import io.firesteel.planner.parse.SqlParser;
import io.firesteel.planner.syntax.Alias;
import io.firesteel.planner.syntax.ColumnReference;
import io.firesteel.planner.syntax.CompoundStatement;
import io.firesteel.planner.syntax.ExecuteImmediate;
import io.firesteel.planner.syntax.Expression;
import io.firesteel.planner.syntax.Name;
import io.firesteel.planner.syntax.QueryStatement;
import io.firesteel.planner.syntax.Span;
import io.firesteel.planner.syntax.Statement;
import io.firesteel.server.query.OutputColumn;
import io.firesteel.server.query.PreparedQuery;
import io.firesteel.server.query.QueryContext;
import io.firesteel.server.query.RunningQuery;
import io.firesteel.server.query.StatementKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/**
 * EXECUTE IMMEDIATE. The text is known when the statement is prepared and made anew for each later
 * execution, because variables may have changed.
 */
final class ImmediateStatement implements PreparedQuery {
  /** A text with its arguments put in, and what runs it. */
  private record Inner(BoundText bound, PreparedQuery prepared, List<Variable> into) {}

  private final ExecuteImmediate statement;
  private final StatementContext context;
  private final StatementKind kind;
  private final List<OutputColumn> columns;
  private final AtomicReference<Inner> fresh;

  ImmediateStatement(ExecuteImmediate statement, StatementContext context) {
    this.statement = statement;
    this.context = context;
    Inner inner = prepare();
    this.kind = inner.into().isEmpty() ? inner.prepared().kind() : StatementKind.OTHER;
    this.columns = inner.into().isEmpty() ? inner.prepared().columns() : List.of();
    this.fresh = new AtomicReference<>(inner);
  }

  private Inner prepare() {
    String sql = text();
    ParseOptions options = ParseOptions.of(context.session().settings());
    Map<String, String> named = new LinkedHashMap<>();
    List<String> positional = new ArrayList<>();
    List<String> unnamed = new ArrayList<>();
    for (Expression each : statement.arguments()) {
      Expression value = each instanceof Alias alias ? alias.expression() : each;
      String literal = argument(value);
      positional.add(literal);
      if (each instanceof Alias alias) {
        named.putIfAbsent(alias.names().get(0), literal);
      } else if (value instanceof ColumnReference column) {
        named.putIfAbsent(column.parts().get(column.parts().size() - 1), literal);
      } else {
        unnamed.add("\"" + ExpressionAnalyser.text(value, context.analysis()) + "\"");
      }
    }
    List<Variable> into = into();
    BoundText bound = bind(sql, named, positional, unnamed, options);
    try {
      Statement inner = SqlParser.parseStatement(bound.text(), options);
      if (inner instanceof CompoundStatement) {
        throw SqlException.of(
                "SQL_SCRIPT_IN_EXECUTE_IMMEDIATE", "EXECUTE IMMEDIATE does not run scripts.")
            .with("sqlString", sql);
      }
      if (!into.isEmpty() && !(inner instanceof QueryStatement)) {
        String shown = sql.toUpperCase(Locale.ROOT);
        throw SqlException.of(
                "INVALID_STATEMENT_FOR_EXECUTE_INTO", "INTO needs a query, not " + shown + ".")
            .with("sqlString", shown);
      }
      // The text runs in the session: it does not see the variables of a script around.
      StatementContext innerContext = context.of(bound.text(), LocalVariables.NONE);
      return new Inner(bound, inner.accept(StatementPreparer.INSTANCE, innerContext), into);
    } catch (SqlException e) {
      throw bound.restore(e);
    }
  }

  private String text() {
    Constant value = constant(statement.sql());
    if (!value.type().isText()) {
      String type = "\"" + value.type().sqlName() + "\"";
      throw SqlException.of(
              "INVALID_EXPR_TYPE_FOR_QUERY_EXECUTE_IMMEDIATE",
              "EXECUTE IMMEDIATE takes a text, not a value of type " + type + ".")
          .with("exprType", type);
    }
    if (value.value() == null) {
      String name =
          statement.sql() instanceof ColumnReference column
              ? TypeNames.quote(column.parts())
              : "`" + ExpressionAnalyser.text(statement.sql(), context.analysis()) + "`";
      throw SqlException.of(
              "NULL_QUERY_STRING_EXECUTE_IMMEDIATE",
              "The text for EXECUTE IMMEDIATE is NULL: " + name + ".")
          .with("varName", name);
    }
    return value.value().toString();
  }

  /** The value of an expression that needs no query. */
  private Constant constant(Expression expression) {
    return NestedQuery.fold(expression, context)
        .orElseThrow(
            () -> {
              String shown = "\"" + ExpressionAnalyser.text(expression, context.analysis()) + "\"";
              return SqlException.of(
                      "UNSUPPORTED_EXPR_FOR_PARAMETER",
                      "Only constants and variables are taken here, not " + shown + ".")
                  .with("invalidExprSql", shown)
                  .at(place(expression.span()));
            });
  }

  private String argument(Expression value) {
    Constant constant = constant(value);
    if (!LiteralSql.isWritable(constant.type())) {
      throw SqlException.of(
              "UNSUPPORTED_EXPR_FOR_PARAMETER",
              "A value of type " + constant.type().sqlName() + " cannot be an argument.")
          .with("invalidExprSql", "\"" + value.span().of(context.sql()) + "\"")
          .at(place(value.span()));
    }
    return LiteralSql.of(constant.type(), constant.value(), context.queryContext("").zone());
  }

  private List<Variable> into() {
    List<Variable> targets = new ArrayList<>();
    for (Name name : statement.into()) {
      targets.add(
          VariableValues.find(name, context)
              .orElseThrow(
                  () -> {
                    String quoted = TypeNames.quote(name.parts());
                    return SqlException.of(
                            "UNRESOLVED_COLUMN.WITHOUT_SUGGESTION",
                            "There is no variable " + quoted + ".")
                        .with("objectName", quoted)
                        .at(place(name.span()));
                  }));
    }
    VariableValues.checkDistinct(statement.into(), targets, context);
    return targets;
  }

  private static BoundText bind(
      String sql,
      Map<String, String> named,
      List<String> positional,
      List<String> unnamed,
      ParseOptions options) {
    List<BoundText.Marker> markers = BoundText.markers(sql, options);
    boolean byName = markers.stream().anyMatch(m -> m.name().isPresent());
    boolean byPosition = markers.stream().anyMatch(m -> m.name().isEmpty());
    if (byName && byPosition) {
      throw SqlException.of(
          "INVALID_QUERY_MIXED_QUERY_PARAMETERS",
          "The text has positional and named parameters; only one kind may be in it.");
    }
    if (byName && !unnamed.isEmpty()) {
      String shown = String.join(", ", unnamed);
      throw SqlException.of(
              "ALL_PARAMETERS_MUST_BE_NAMED", "These arguments have no name: " + shown + ".")
          .with("exprs", shown);
    }
    int[] next = {0};
    return BoundText.bind(
        sql,
        markers,
        marker -> {
          int index = next[0]++;
          String value =
              marker.name().isPresent()
                  ? named.get(marker.name().get())
                  : index < positional.size() ? positional.get(index) : null;
          if (value == null) {
            String name = marker.name().orElse("_" + marker.span().start());
            throw SqlException.of(
                    "UNBOUND_SQL_PARAMETER", "The parameter " + name + " has no value.")
                .with("name", name)
                .at(new SqlPlace(sql, marker.span().start(), marker.span().stop()));
          }
          return value;
        });
  }

  private SqlPlace place(Span span) {
    return new SqlPlace(context.sql(), span.start(), span.stop());
  }

  @Override
  public StatementKind kind() {
    return kind;
  }

  @Override
  public List<OutputColumn> columns() {
    return columns;
  }

  @Override
  public List<SqlType> parameters() {
    return List.of();
  }

  @Override
  public RunningQuery execute(QueryContext execution) {
    Inner inner = fresh.getAndSet(null);
    if (inner == null) {
      inner = prepare();
    }
    BoundText bound = inner.bound();
    QueryContext unbound =
        new QueryContext(
            execution.queryId(),
            List.of(),
            execution.maxRows(),
            execution.cancel(),
            execution.warnings());
    try {
      if (inner.into().isEmpty()) {
        return new RestoringQuery(inner.prepared().execute(unbound), bound::restore);
      }
      QueryStatement query =
          (QueryStatement)
              SqlParser.parseStatement(bound.text(), ParseOptions.of(context.session().settings()));
      VariableValues.assign(
          query.query(), inner.into(), context.of(bound.text(), LocalVariables.NONE), unbound);
      return PreparedCommand.done();
    } catch (SqlException e) {
      throw bound.restore(e);
    }
  }
}
