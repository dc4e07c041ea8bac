package io.firesteel.server.command;

import static io.firesteel.server.command.CommandContext.column;
import static io.firesteel.server.command.CommandContext.text;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeNames;
import io.firesteel.engine.function.FunctionDefinition;
import io.firesteel.engine.function.FunctionDoc;
import io.firesteel.engine.function.FunctionRegistry;
import io.firesteel.planner.analyse.Analyser;
import io.firesteel.planner.syntax.DescribeFunction;
import io.firesteel.planner.syntax.DescribeNamespace;
import io.firesteel.planner.syntax.DescribeQuery;
import io.firesteel.server.query.OutputColumn;
import io.firesteel.storage.catalog.Database;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The DESCRIBE statements. */
public final class Describes {
  private Describes() {}

  public static Command query(DescribeQuery statement, CommandContext context) {
    return new ShowRows(
        TableDescription.COLUMN_ROWS,
        () -> {
          List<List<Object>> rows = new ArrayList<>();
          for (SqlType.Field f :
              Analyser.columns(statement.query(), context.statement().analysis())) {
            rows.add(row(f.name(), f.type().simpleName(), null));
          }
          return rows;
        });
  }

  public static Command database(DescribeNamespace statement, CommandContext context) {
    return new ShowRows(
        List.of(
            column("info_name", SqlType.STRING),
            new OutputColumn("info_value", SqlType.STRING, true)),
        () -> {
          Database database =
              context.catalog().requireDatabase(context.databaseName(statement.name()));
          List<List<Object>> rows = new ArrayList<>();
          rows.add(pair("Catalog Name", context.session().catalog()));
          rows.add(pair("Namespace Name", database.name()));
          rows.add(pair("Comment", database.comment().orElse("")));
          rows.add(pair("Location", database.location()));
          rows.add(pair("Owner", database.owner()));
          if (statement.extended()) {
            rows.add(pair("Properties", properties(database)));
          }
          return rows;
        });
  }

  private static String properties(Database database) {
    if (database.properties().isEmpty()) {
      return "";
    }
    List<String> pairs = new ArrayList<>();
    PropertyNames.redacted(database.properties())
        .forEach((k, v) -> pairs.add("(" + k + "," + v + ")"));
    return "(" + String.join(", ", pairs) + ")";
  }

  public static Command function(DescribeFunction statement, CommandContext context) {
    return new ShowRows(
        List.of(column("function_desc", SqlType.STRING)), () -> functionRows(statement, context));
  }

  private static List<List<Object>> functionRows(
      DescribeFunction statement, CommandContext context) {
    List<String> parts = context.parts(statement.name());
    FunctionDefinition function = FunctionRegistry.builtIn().find(parts.get(parts.size() - 1));
    if (function == null) {
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
    FunctionDoc doc = function.doc();
    List<List<Object>> rows = new ArrayList<>();
    rows.add(line("Function: " + function.name()));
    rows.add(line("Class: " + function.getClass().getName()));
    rows.add(line("Usage: " + doc.usage()));
    if (statement.extended()) {
      rows.add(line("Extended Usage:\n    > SELECT " + doc.example() + ";\n     " + doc.result()));
    }
    return rows;
  }

  private static List<Object> line(String value) {
    return List.of(text(value));
  }

  private static List<Object> pair(String name, String value) {
    return Arrays.asList(text(name), text(value));
  }

  private static List<Object> row(String name, String type, String comment) {
    return Arrays.asList(text(name), text(type), text(comment));
  }
}
