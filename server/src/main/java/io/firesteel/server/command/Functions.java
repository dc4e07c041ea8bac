package io.firesteel.server.command;

import static io.firesteel.server.command.CommandContext.column;
import static io.firesteel.server.command.CommandContext.text;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeNames;
import io.firesteel.engine.function.FunctionDefinition;
import io.firesteel.engine.function.FunctionDoc;
import io.firesteel.engine.function.FunctionRegistry;
import io.firesteel.planner.syntax.DescribeFunction;
import io.firesteel.planner.syntax.FunctionScope;
import io.firesteel.planner.syntax.ShowFunctions;
import io.firesteel.server.statement.SessionState;
import io.firesteel.storage.catalog.Catalog;
import io.firesteel.storage.catalog.CatalogFunction;
import io.firesteel.storage.catalog.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** SHOW FUNCTIONS and DESCRIBE FUNCTION. */
public final class Functions {
  private Functions() {}

  public static Command show(ShowFunctions statement, CommandContext context) {
    return new ShowRows(
        List.of(column("function", SqlType.STRING)),
        () -> names(statement, context).stream().map(n -> List.<Object>of(text(n))).toList());
  }

  private static TreeSet<String> names(ShowFunctions statement, CommandContext context) {
    Optional<String> pattern =
        statement
            .pattern()
            .or(() -> statement.function().map(n -> n.parts().get(n.parts().size() - 1)));
    String database =
        statement.from().map(context::databaseName).orElse(context.session().database());
    TreeSet<String> names = new TreeSet<>();
    if (statement.scope() != FunctionScope.USER) {
      FunctionRegistry.builtIn().names().stream()
          .filter(name -> NamePattern.matches(pattern, name))
          .forEach(names::add);
    }
    if (statement.scope() != FunctionScope.SYSTEM) {
      for (CatalogFunction function : context.catalog().functions(database)) {
        TableName name = function.name();
        if (NamePattern.matches(pattern, name.table())) {
          names.add(
              String.join(".", name.catalog(), name.database(), SessionState.key(name.table())));
        }
      }
      context.statement().state().functions().keySet().stream()
          .filter(name -> NamePattern.matches(pattern, name))
          .forEach(names::add);
    }
    return names;
  }

  public static Command describe(DescribeFunction statement, CommandContext context) {
    return new ShowRows(
        List.of(column("function_desc", SqlType.STRING)), () -> rows(statement, context));
  }

  private static List<List<Object>> rows(DescribeFunction statement, CommandContext context) {
    List<String> parts = context.parts(statement.name());
    String last = parts.get(parts.size() - 1);
    FunctionDefinition builtIn =
        parts.size() == 1 || parts.get(parts.size() - 2).equalsIgnoreCase("builtin")
            ? FunctionRegistry.builtIn().find(last)
            : null;
    if (builtIn != null) {
      return builtIn(builtIn, statement.extended());
    }
    CatalogFunction temporary =
        SessionState.isOfSession(parts)
            ? context.statement().state().temporaryFunction(last).orElse(null)
            : null;
    if (temporary != null) {
      return new FunctionDescription(temporary, List.of(temporary.name().table()), context)
          .rows(statement.extended());
    }
    boolean ours =
        parts.size() < 3
            || parts.size() == 3 && parts.get(0).equalsIgnoreCase(Catalog.SPARK_CATALOG);
    Optional<CatalogFunction> function =
        ours ? context.catalog().function(context.tableName(statement.name())) : Optional.empty();
    if (function.isPresent()) {
      return new FunctionDescription(function.get(), function.get().name().parts(), context)
          .rows(statement.extended());
    }
    String quoted = TypeNames.quote(parts);
    throw SqlException.of("UNRESOLVED_ROUTINE", "There is no function " + quoted + ".")
        .with("routineName", quoted)
        .with(
            "searchPath",
            "[`system`.`builtin`, `system`.`session`, "
                + TypeNames.quote(
                    List.of(context.session().catalog(), context.session().database()))
                + "]")
        .at(context.place(statement.name().span()));
  }

  private static List<List<Object>> builtIn(FunctionDefinition function, boolean extended) {
    FunctionDoc doc = function.doc();
    List<List<Object>> rows = new ArrayList<>();
    rows.add(List.of(text("Function: " + function.name())));
    rows.add(List.of(text("Class: " + function.getClass().getName())));
    rows.add(List.of(text("Usage: " + doc.usage())));
    if (extended) {
      rows.add(
          List.of(
              text("Extended Usage:\n    > SELECT " + doc.example() + ";\n     " + doc.result())));
    }
    return rows;
  }
}
