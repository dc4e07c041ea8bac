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
import io.firesteel.planner.analyse.ViewDefinition;
import io.firesteel.planner.syntax.DescribeFunction;
import io.firesteel.planner.syntax.DescribeNamespace;
import io.firesteel.planner.syntax.DescribeQuery;
import io.firesteel.planner.syntax.DescribeTable;
import io.firesteel.planner.syntax.Name;
import io.firesteel.server.query.OutputColumn;
import io.firesteel.storage.catalog.CatalogObject;
import io.firesteel.storage.catalog.CatalogTable;
import io.firesteel.storage.catalog.CatalogView;
import io.firesteel.storage.catalog.Column;
import io.firesteel.storage.catalog.Database;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The DESCRIBE statements. */
public final class Describes {
  private static final List<OutputColumn> COLUMN_ROWS =
      List.of(
          column("col_name", SqlType.STRING),
          column("data_type", SqlType.STRING),
          new OutputColumn("comment", SqlType.STRING, true));

  private Describes() {}

  public static Command query(DescribeQuery statement, CommandContext context) {
    return new ShowRows(
        COLUMN_ROWS,
        () -> {
          List<List<Object>> rows = new ArrayList<>();
          for (SqlType.Field f :
              Analyser.columns(statement.query(), context.statement().analysis())) {
            rows.add(row(f.name(), f.type().simpleName(), null));
          }
          return rows;
        });
  }

  public static Command table(DescribeTable statement, CommandContext context) {
    return new ShowRows(COLUMN_ROWS, () -> tableRows(statement, context));
  }

  /** The columns of a table or view by name; temporary views first. */
  static List<SqlType.Field> fields(Name name, CommandContext context) {
    return columns(name, context).stream().map(Column::field).toList();
  }

  private static List<Column> columns(Name name, CommandContext context) {
    List<String> parts = context.parts(name);
    var state = context.statement().state();
    Optional<ViewDefinition> view =
        parts.size() == 1
            ? state.temporaryView(parts.get(0))
            : parts.size() == 2 && parts.get(0).equalsIgnoreCase("global_temp")
                ? state.globalView(parts.get(1))
                : Optional.empty();
    if (view.isPresent()) {
      return view.get().columns().stream().map(Column::of).toList();
    }
    CatalogObject object = object(name, context);
    return object instanceof CatalogTable table
        ? context.services().tables().resolve(table, context.session().settings()).columns()
        : object.columns();
  }

  private static CatalogObject object(Name name, CommandContext context) {
    return context
        .catalog()
        .find(context.tableName(name))
        .orElseThrow(() -> context.notFound(name).at(context.place(name.span())));
  }

  private static List<List<Object>> tableRows(DescribeTable statement, CommandContext context) {
    List<Column> columns = columns(statement.name(), context);
    if (statement.column().isPresent()) {
      return columnRows(statement, columns);
    }
    List<List<Object>> rows = new ArrayList<>();
    for (Column c : columns) {
      rows.add(row(c.name(), c.type().simpleName(), c.comment().orElse(null)));
    }
    boolean temporary =
        statement.name().parts().size() == 1
            && context
                .statement()
                .state()
                .temporaryView(statement.name().parts().get(0))
                .isPresent();
    if (temporary) {
      return rows;
    }
    CatalogObject object = object(statement.name(), context);
    if (object instanceof CatalogTable table && !table.partitionColumns().isEmpty()) {
      rows.add(row("# Partition Information", "", ""));
      rows.add(row("# col_name", "data_type", "comment"));
      for (Column c :
          columns.subList(columns.size() - table.partitionColumns().size(), columns.size())) {
        rows.add(row(c.name(), c.type().simpleName(), c.comment().orElse(null)));
      }
    }
    if (statement.extended()) {
      details(object, rows);
    }
    return rows;
  }

  private static List<List<Object>> columnRows(DescribeTable statement, List<Column> columns) {
    List<String> parts = statement.column().get().parts();
    String name = parts.get(parts.size() - 1);
    Column found =
        columns.stream()
            .filter(c -> c.name().equalsIgnoreCase(name))
            .findFirst()
            .orElseThrow(
                () ->
                    SqlException.of(
                            "COLUMN_NOT_FOUND", "There is no column " + TypeNames.quote(name) + ".")
                        .with("colName", TypeNames.quote(name)));
    return List.of(
        row("col_name", found.name(), null),
        row("data_type", found.type().simpleName(), null),
        row("comment", found.comment().orElse("NULL"), null));
  }

  private static void details(CatalogObject object, List<List<Object>> rows) {
    rows.add(row("", "", ""));
    rows.add(row("# Detailed Table Information", "", ""));
    rows.add(row("Catalog", object.name().catalog(), ""));
    rows.add(row("Database", object.name().database(), ""));
    rows.add(row("Table", object.name().table(), ""));
    rows.add(row("Owner", object.owner(), ""));
    rows.add(row("Created Time", object.created().toString(), ""));
    rows.add(row("Created By", "Firesteel", ""));
    rows.add(row("Type", object.kind().name(), ""));
    object.comment().ifPresent(c -> rows.add(row("Comment", c, "")));
    if (object instanceof CatalogTable table) {
      rows.add(row("Provider", table.provider(), ""));
      rows.add(row("Location", table.location(), ""));
    } else if (object instanceof CatalogView view) {
      rows.add(row("View Text", view.sql(), ""));
      rows.add(row("View Original Text", view.sql(), ""));
      rows.add(row("View Schema Mode", view.schemaBinding(), ""));
      rows.add(
          row(
              "View Catalog and Namespace",
              view.currentCatalog() + "." + TypeNames.quoteIfNeeded(view.currentDatabase()),
              ""));
      rows.add(
          row(
              "View Query Output Columns",
              TypeNames.quoteIfNeeded(view.queryColumns().toString()),
              ""));
    }
    if (!object.properties().isEmpty()) {
      rows.add(row("Table Properties", new TreeMap<>(object.properties()).toString(), ""));
    }
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
    database.properties().forEach((k, v) -> pairs.add("(" + k + "," + v + ")"));
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
