package io.firesteel.server.command;

import static io.firesteel.server.command.CommandContext.column;
import static io.firesteel.server.command.CommandContext.text;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeNames;
import io.firesteel.planner.analyse.ViewDefinition;
import io.firesteel.planner.syntax.Name;
import io.firesteel.planner.syntax.ShowCreateTable;
import io.firesteel.planner.syntax.ShowPartitions;
import io.firesteel.planner.syntax.ShowTableExtended;
import io.firesteel.planner.syntax.ShowTableProperties;
import io.firesteel.storage.catalog.CatalogObject;
import io.firesteel.storage.catalog.CatalogTable;
import io.firesteel.storage.catalog.Column;
import io.firesteel.storage.table.TablePartitions.Partition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The SHOW statements about one table, and SHOW TABLE EXTENDED. */
public final class TableShows {
  private TableShows() {}

  public static Command create(ShowCreateTable statement, CommandContext context) {
    return new ShowRows(
        List.of(column("createtab_stmt", SqlType.STRING)),
        () -> {
          Relations relations = new Relations(context);
          CatalogObject object = relations.permanent(statement.table(), "SHOW CREATE TABLE");
          if (statement.asSerde() && object instanceof CatalogTable) {
            throw SqlException.of(
                    "UNSUPPORTED_SHOW_CREATE_TABLE.ON_DATA_SOURCE_TABLE_WITH_AS_SERDE",
                    "A table of Parquet files cannot be shown AS SERDE.")
                .with("tableName", object.name().quoted());
          }
          return List.of(List.of(text(CreateText.of(object, relations.columns(object)))));
        });
  }

  public static Command properties(ShowTableProperties statement, CommandContext context) {
    return new ShowRows(
        List.of(column("key", SqlType.STRING), column("value", SqlType.STRING)),
        () -> {
          Relations relations = new Relations(context);
          if (relations.temporary(statement.table()).isPresent()) {
            return List.of();
          }
          CatalogObject object = relations.object(statement.table());
          Map<String, String> shown = PropertyNames.redacted(object.properties());
          if (statement.key().isPresent()) {
            String key = statement.key().get();
            String value =
                shown.getOrDefault(
                    key, "Table " + object.name() + " does not have property: " + key);
            return List.of(List.of(text(key), text(value)));
          }
          List<List<Object>> rows = new ArrayList<>();
          shown.forEach((k, v) -> rows.add(List.of(text(k), text(v))));
          return rows;
        });
  }

  public static Command partitions(ShowPartitions statement, CommandContext context) {
    return new ShowRows(
        List.of(column("partition", SqlType.STRING)),
        () -> {
          CatalogTable table = new Relations(context).table(statement.table(), "SHOW PARTITIONS");
          if (table.partitionColumns().isEmpty()) {
            throw SqlException.of(
                    "INVALID_PARTITION_OPERATION.PARTITION_SCHEMA_IS_EMPTY",
                    "The table " + table.name().quoted() + " has no partition columns.")
                .with("name", table.name().quoted());
          }
          return new PartitionSpecs(table, statement.span(), context)
              .matching(statement.partition()).stream()
                  .map(p -> List.<Object>of(text(p.path())))
                  .toList();
        });
  }

  public static Command extended(ShowTableExtended statement, CommandContext context) {
    return new ShowRows(
        List.of(
            column("namespace", SqlType.STRING),
            column("tableName", SqlType.STRING),
            column("isTemporary", SqlType.BOOLEAN),
            column("information", SqlType.STRING)),
        () ->
            statement.partition().isEmpty()
                ? relations(statement, context)
                : partition(statement, context));
  }

  private static List<List<Object>> relations(ShowTableExtended statement, CommandContext context) {
    String database =
        statement.from().map(context::databaseName).orElse(context.session().database());
    Optional<String> pattern = Optional.of(statement.pattern());
    Details details = new Details(context);
    List<List<Object>> rows = new ArrayList<>();
    var state = context.statement().state();
    if (database.equals(Shows.GLOBAL)) {
      for (String name : state.globalViews().names()) {
        if (NamePattern.matches(pattern, name)) {
          rows.add(temporary(Shows.GLOBAL, name, state.globalView(name).get(), details));
        }
      }
    } else {
      for (CatalogObject object : context.catalog().objects(database)) {
        if (NamePattern.matches(pattern, object.name().table())) {
          rows.add(
              List.of(
                  text(database),
                  text(object.name().table()),
                  false,
                  text(information(object, details, context))));
        }
      }
    }
    for (String name : state.views().names()) {
      if (NamePattern.matches(pattern, name)) {
        rows.add(temporary("", name, state.temporaryView(name).get(), details));
      }
    }
    return rows;
  }

  private static String information(CatalogObject object, Details details, CommandContext context) {
    Map<String, String> all = details.of(object);
    if (object instanceof CatalogTable table && !table.partitionColumns().isEmpty()) {
      all.put("Partition Columns", Details.quoted(table.partitionColumns()));
    }
    all.put("Schema", SchemaTree.of(new Relations(context).columns(object)));
    return lines(all);
  }

  private static List<Object> temporary(
      String database, String name, ViewDefinition view, Details details) {
    Map<String, String> all = new LinkedHashMap<>();
    if (!database.isEmpty()) {
      all.put("Database", database);
    }
    all.put("Table", name);
    details.times(all, view.created());
    all.put("Created By", "Firesteel");
    all.put("Type", "VIEW");
    if (view.written()) {
      all.put("View Text", view.sql());
    }
    all.put("View Schema Mode", "BINDING");
    if (view.written()) {
      all.put(
          "View Catalog and Namespace",
          view.catalog() + "." + TypeNames.quoteIfNeeded(view.database()));
      all.put(
          "View Query Output Columns",
          Details.quoted(view.columns().stream().map(Column::name).toList()));
    }
    all.put("Schema", SchemaTree.of(view.columns()));
    return List.of(text(database), text(name), true, text(lines(all)));
  }

  private static List<List<Object>> partition(ShowTableExtended statement, CommandContext context) {
    List<String> parts = new ArrayList<>();
    statement.from().ifPresent(f -> parts.add(context.databaseName(f)));
    parts.add(statement.pattern());
    Name name = new Name(parts, Optional.empty(), statement.patternSpan());
    CatalogTable table =
        new Relations(context).table(name, "SHOW TABLE EXTENDED ... PARTITION ...");
    PartitionSpecs specs = new PartitionSpecs(table, statement.span(), context);
    specs.requirePartitioned("SHOW TABLE EXTENDED");
    Partition partition = specs.require(statement.partition());
    return List.of(
        List.of(
            text(table.name().database()),
            text(table.name().table()),
            false,
            text(lines(new Details(context).shortly(table, partition)))));
  }

  private static String lines(Map<String, String> all) {
    StringBuilder text = new StringBuilder();
    all.forEach((name, value) -> text.append(name).append(": ").append(value).append('\n'));
    return text.toString();
  }
}
