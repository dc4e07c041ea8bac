package io.firesteel.server.command;

import static io.firesteel.server.command.CommandContext.column;
import static io.firesteel.server.command.CommandContext.text;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeNames;
import io.firesteel.planner.syntax.Name;
import io.firesteel.planner.syntax.ShowColumns;
import io.firesteel.planner.syntax.ShowNamespaces;
import io.firesteel.planner.syntax.ShowTables;
import io.firesteel.planner.syntax.ShowViews;
import io.firesteel.server.query.OutputColumn;
import io.firesteel.storage.catalog.CatalogObject;
import io.firesteel.storage.catalog.Column;
import io.firesteel.storage.catalog.Database;
import io.firesteel.storage.catalog.TableKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The SHOW statements over names. */
public final class Shows {
  private static final OutputColumn NAMESPACE = column("namespace", SqlType.STRING);
  private static final OutputColumn TEMPORARY = column("isTemporary", SqlType.BOOLEAN);

  /** The database of global temporary views. */
  static final String GLOBAL = "global_temp";

  private Shows() {}

  public static Command databases(ShowNamespaces statement, CommandContext context) {
    return new ShowRows(
        List.of(NAMESPACE),
        () -> {
          List<List<Object>> rows = new ArrayList<>();
          for (Database database : context.catalog().databases()) {
            if (NamePattern.matches(statement.pattern(), database.name())) {
              rows.add(List.of(text(database.name())));
            }
          }
          return rows;
        });
  }

  public static Command tables(ShowTables statement, CommandContext context) {
    return new ShowRows(
        List.of(NAMESPACE, column("tableName", SqlType.STRING), TEMPORARY),
        () ->
            objects(
                statement.from().map(context::databaseName), statement.pattern(), false, context));
  }

  public static Command views(ShowViews statement, CommandContext context) {
    return new ShowRows(
        List.of(NAMESPACE, column("viewName", SqlType.STRING), TEMPORARY),
        () ->
            objects(
                statement.from().map(context::databaseName), statement.pattern(), true, context));
  }

  private static List<List<Object>> objects(
      Optional<String> from, Optional<String> pattern, boolean viewsOnly, CommandContext context) {
    String database = from.orElse(context.session().database());
    List<List<Object>> rows = new ArrayList<>();
    if (database.equals(GLOBAL)) {
      for (String view : context.statement().state().globalViews().names()) {
        if (NamePattern.matches(pattern, view)) {
          rows.add(List.of(text(GLOBAL), text(view), true));
        }
      }
    } else {
      for (CatalogObject object : context.catalog().objects(database)) {
        boolean wanted = !viewsOnly || object.kind() == TableKind.VIEW;
        if (wanted && NamePattern.matches(pattern, object.name().table())) {
          rows.add(List.of(text(database), text(object.name().table()), false));
        }
      }
    }
    for (String view : context.statement().state().views().names()) {
      if (NamePattern.matches(pattern, view)) {
        rows.add(List.of(text(""), text(view), true));
      }
    }
    return rows;
  }

  public static Command columns(ShowColumns statement, CommandContext context) {
    return new ShowRows(
        List.of(column("col_name", SqlType.STRING)),
        () ->
            columnNames(statement, context).stream()
                .map(name -> List.<Object>of(text(name)))
                .toList());
  }

  /** FROM says the database unless the name does; both must agree. */
  private static List<String> columnNames(ShowColumns statement, CommandContext context) {
    Relations relations = new Relations(context);
    Name name = statement.table();
    if (statement.from().isPresent()) {
      String from = context.databaseName(statement.from().get());
      List<String> parts = new ArrayList<>(context.parts(name));
      if (parts.size() == 1) {
        parts.add(0, from);
        name = new Name(parts, Optional.empty(), name.span());
      } else {
        String database = relations.object(name).name().database();
        if (!database.equals(from)) {
          throw SqlException.of(
                  "SHOW_COLUMNS_WITH_CONFLICT_NAMESPACE",
                  "SHOW COLUMNS names two databases, " + from + " and " + database + ".")
              .with("namespaceA", TypeNames.quote(from))
              .with("namespaceB", TypeNames.quote(database));
        }
      }
    }
    return relations.columns(name).stream().map(Column::name).toList();
  }

  public static Command currentDatabase(CommandContext context) {
    return new ShowRows(
        List.of(column("catalog", SqlType.STRING), NAMESPACE),
        () ->
            List.of(
                List.of(text(context.session().catalog()), text(context.session().database()))));
  }

  public static Command catalogs(Optional<String> pattern, CommandContext context) {
    return new ShowRows(
        List.of(column("catalog", SqlType.STRING)),
        () ->
            NamePattern.matches(pattern, context.session().catalog())
                ? List.of(List.of(text(context.session().catalog())))
                : List.of());
  }
}
