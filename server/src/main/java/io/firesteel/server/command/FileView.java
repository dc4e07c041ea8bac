package io.firesteel.server.command;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.TypeNames;
import io.firesteel.planner.analyse.ViewDefinition;
import io.firesteel.planner.syntax.ColumnDefinition;
import io.firesteel.planner.syntax.CreateTempViewUsing;
import io.firesteel.storage.catalog.Column;
import io.firesteel.storage.catalog.ResolvedTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * CREATE TEMPORARY VIEW ... USING: a temporary view over files. It becomes a query of the path;
 * without a path it has no rows.
 */
record FileView(CreateTempViewUsing statement, CommandContext context) {
  void create() {
    ViewChanges.refuseQualifier(statement.name(), context);
    String provider = statement.provider().toLowerCase(Locale.ROOT);
    if (!context.services().tables().isProvider(provider)) {
      throw SqlException.of("DATA_SOURCE_NOT_FOUND", "There is no data source " + provider + ".")
          .with("provider", statement.provider());
    }
    Map<String, String> options = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    options.putAll(CreateTableCommand.options(statement.options(), context));
    String path = options.remove("path");
    List<Column> columns = new ArrayList<>();
    for (ColumnDefinition column : statement.columns()) {
      columns.add(CreateTableCommand.column(column, context));
    }
    List<Column> found = List.of();
    if (path != null) {
      ResolvedTable table =
          context
              .services()
              .tables()
              .resolvePath(provider, path, options, context.session().settings());
      found = table.columns();
    } else if (columns.isEmpty()) {
      throw SqlException.of(
              "UNABLE_TO_INFER_SCHEMA", "A view over no files needs a list of columns.")
          .with("format", provider);
    }
    ViewDefinition view =
        new ViewDefinition(
            sql(provider, path, options, columns, found),
            columns.isEmpty() ? found : columns,
            Map.of(),
            context.session().catalog(),
            context.session().database(),
            Instant.now(),
            false);
    var state = context.statement().state();
    List<String> parts = context.parts(statement.name());
    (statement.global() ? state.globalViews() : state.views())
        .create(parts.get(0), view, statement.orReplace());
  }

  private String sql(
      String provider,
      String path,
      Map<String, String> options,
      List<Column> columns,
      List<Column> found) {
    List<String> items = new ArrayList<>();
    for (Column column : columns) {
      boolean there =
          found.stream().anyMatch(c -> new Relations(context).same(c.name(), column.name()));
      String name = TypeNames.quote(column.name());
      items.add(
          "CAST(" + (there ? name : "NULL") + " AS " + column.type().sqlName() + ") AS " + name);
    }
    String select = "SELECT " + (items.isEmpty() ? "*" : String.join(", ", items));
    if (path == null) {
      return select + " WHERE false";
    }
    List<String> given = new ArrayList<>();
    options.forEach((k, v) -> given.add(CreateText.literal(k) + " = " + CreateText.literal(v)));
    return select
        + " FROM "
        + TypeNames.quote(List.of(provider, path))
        + (given.isEmpty() ? "" : " WITH (" + String.join(", ", given) + ")");
  }
}
