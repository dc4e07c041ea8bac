package io.firesteel.server.command;

import static io.firesteel.server.command.CommandContext.column;
import static io.firesteel.server.command.CommandContext.text;

import io.firesteel.core.type.SqlType;
import io.firesteel.planner.analyse.Analyser;
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
          database.collation().ifPresent(x -> rows.add(pair("Collation", x)));
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

  private static List<Object> pair(String name, String value) {
    return Arrays.asList(text(name), text(value));
  }

  private static List<Object> row(String name, String type, String comment) {
    return Arrays.asList(text(name), text(type), text(comment));
  }
}
