package io.firesteel.server.command;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeNames;
import io.firesteel.planner.analyse.AnalysisContext;
import io.firesteel.planner.analyse.FunctionAnalyser;
import io.firesteel.planner.parse.ParseOptions;
import io.firesteel.planner.parse.SqlParser;
import io.firesteel.planner.syntax.ColumnDefinition;
import io.firesteel.planner.syntax.CreateSqlFunction;
import io.firesteel.planner.syntax.FunctionParameter;
import io.firesteel.planner.syntax.Node;
import io.firesteel.planner.syntax.Query;
import io.firesteel.server.query.OutputColumn;
import io.firesteel.server.query.QueryContext;
import io.firesteel.server.query.StatementKind;
import io.firesteel.storage.catalog.CatalogFunction;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** CREATE FUNCTION with a body in SQL: the body is analysed now, and its text is kept. */
public record CreateFunctionCommand(CreateSqlFunction statement, CommandContext context)
    implements Command {
  @Override
  public StatementKind kind() {
    return StatementKind.DDL;
  }

  @Override
  public List<OutputColumn> columns() {
    return List.of();
  }

  @Override
  public Outcome run(QueryContext execution) {
    FunctionCreation creation =
        new FunctionCreation(
            statement.name(),
            statement.orReplace(),
            statement.temporary(),
            statement.ifNotExists(),
            context);
    CatalogFunction function = creation.function(statement.span());
    if (!statement.temporary()) {
      context.catalog().requireDatabase(function.name().database());
    }
    if (creation.isThere(function)) {
      return Outcome.DONE;
    }
    creation.refuseExisting(function);
    String name = String.join(".", context.parts(statement.name()));
    checkParameters(name);
    checkReturns(name);
    // The places of its own text are those that later analyses tell.
    CreateSqlFunction own =
        (CreateSqlFunction)
            SqlParser.parseStatement(
                function.createSql(), ParseOptions.of(context.session().settings()));
    AnalysisContext analysis = context.statement().analysis();
    List<SqlType.Field> result =
        FunctionAnalyser.result(function, own, creation.shown(function), analysis);
    if (statement.returnsTable() && statement.tableColumns().isEmpty()) {
      checkColumnNames(own, result, name);
    }
    if (!statement.temporary()) {
      TemporaryObjects.refuse(
          "FUNCTION",
          TypeNames.quote(List.of(function.name().database(), function.name().table())),
          analysis);
    }
    creation.create(function);
    return Outcome.DONE;
  }

  private void checkParameters(String function) {
    Set<String> seen = new HashSet<>();
    Set<String> twice = new LinkedHashSet<>();
    FunctionParameter optional = null;
    for (FunctionParameter parameter : statement.parameters()) {
      if (!seen.add(parameter.name().toLowerCase(Locale.ROOT))) {
        twice.add(TypeNames.quote(parameter.name().toLowerCase(Locale.ROOT)));
      }
    }
    if (!twice.isEmpty()) {
      String list = String.join(", ", twice);
      throw SqlException.of(
              "DUPLICATE_ROUTINE_PARAMETER_NAMES",
              "The function " + function + " has several parameters named " + list + ".")
          .with("routineName", function)
          .with("names", list);
    }
    for (FunctionParameter parameter : statement.parameters()) {
      if (parameter.defaultValue().isPresent()) {
        optional = parameter;
        if (hasQuery(parameter.defaultValue().get())) {
          throw SqlException.of(
                  "USER_DEFINED_FUNCTIONS.NOT_A_VALID_DEFAULT_EXPRESSION",
                  "The default of " + parameter.name() + " may not be a subquery.")
              .with("functionName", function)
              .with("parameterName", parameter.name());
        }
      } else if (optional != null) {
        throw SqlException.of(
                "USER_DEFINED_FUNCTIONS.NOT_A_VALID_DEFAULT_PARAMETER_POSITION",
                "The parameter "
                    + parameter.name()
                    + " needs a default, as "
                    + optional.name()
                    + " before it has one.")
            .with("functionName", function)
            .with("parameterName", optional.name())
            .with("nextParameterName", parameter.name());
      }
    }
  }

  private static boolean hasQuery(Node node) {
    return node instanceof Query
        || node.children().stream().anyMatch(CreateFunctionCommand::hasQuery);
  }

  private void checkReturns(String function) {
    if (statement.returnsTable() && statement.query().isEmpty()) {
      throw SqlException.of(
              "USER_DEFINED_FUNCTIONS.SQL_TABLE_UDF_BODY_MUST_BE_A_QUERY",
              "The body of the table function " + function + " must be a query.")
          .with("name", function);
    }
    Set<String> seen = new HashSet<>();
    Set<String> twice = new LinkedHashSet<>();
    for (ColumnDefinition column : statement.tableColumns()) {
      if (!seen.add(column.name().toLowerCase(Locale.ROOT))) {
        twice.add(TypeNames.quote(column.name().toLowerCase(Locale.ROOT)));
      }
    }
    if (!twice.isEmpty()) {
      String list = String.join(", ", twice);
      throw SqlException.of(
              "DUPLICATE_ROUTINE_RETURNS_COLUMNS",
              "The function " + function + " returns several columns named " + list + ".")
          .with("routineName", function)
          .with("columns", list);
    }
  }

  /** Without declared columns the query must name all of its own. */
  private static void checkColumnNames(
      CreateSqlFunction own, List<SqlType.Field> result, String function) {
    if (own.query().get().term() instanceof io.firesteel.planner.syntax.Select select) {
      boolean unnamed =
          select.items().stream()
              .anyMatch(
                  i ->
                      !(i instanceof io.firesteel.planner.syntax.Alias
                          || i instanceof io.firesteel.planner.syntax.ColumnReference
                          || i instanceof io.firesteel.planner.syntax.Star
                          || i instanceof io.firesteel.planner.syntax.FieldAccess));
      if (unnamed) {
        String quoted = TypeNames.quote(List.of(function.split("\\.")));
        throw SqlException.of(
                "USER_DEFINED_FUNCTIONS.SQL_TABLE_UDF_MISSING_COLUMN_NAMES",
                "The query of "
                    + quoted
                    + " leaves some of its "
                    + result.size()
                    + " columns without a name.")
            .with("functionName", quoted);
      }
    }
  }
}
