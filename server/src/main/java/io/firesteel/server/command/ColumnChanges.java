package io.firesteel.server.command;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeNames;
import io.firesteel.planner.syntax.AddColumns;
import io.firesteel.planner.syntax.AlterColumns;
import io.firesteel.planner.syntax.ColumnChange;
import io.firesteel.planner.syntax.ColumnDefinition;
import io.firesteel.planner.syntax.DropColumns;
import io.firesteel.planner.syntax.Name;
import io.firesteel.planner.syntax.NewColumn;
import io.firesteel.planner.syntax.RenameColumn;
import io.firesteel.planner.syntax.ReplaceColumns;
import io.firesteel.planner.syntax.Span;
import io.firesteel.storage.catalog.CatalogTable;
import io.firesteel.storage.catalog.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * ALTER TABLE of columns. Files find their columns by name, so columns can be added and described
 * anew, but not renamed, dropped, moved or given another type.
 */
public final class ColumnChanges {
  private final CommandContext context;
  private final Relations relations;

  private ColumnChanges(CommandContext context) {
    this.context = context;
    this.relations = new Relations(context);
  }

  public static Command add(AddColumns statement, CommandContext context) {
    return SchemaChange.of(() -> new ColumnChanges(context).add(statement));
  }

  public static Command alter(AlterColumns statement, CommandContext context) {
    return SchemaChange.of(() -> new ColumnChanges(context).alter(statement));
  }

  public static Command rename(RenameColumn statement, CommandContext context) {
    return SchemaChange.of(
        () -> {
          ColumnChanges changes = new ColumnChanges(context);
          CatalogTable table =
              changes.relations.table(statement.table(), "ALTER TABLE ... RENAME COLUMN");
          changes.column(table, statement.column(), statement.span());
          throw unsupported(table, "RENAME COLUMN");
        });
  }

  public static Command drop(DropColumns statement, CommandContext context) {
    return SchemaChange.of(
        () -> {
          ColumnChanges changes = new ColumnChanges(context);
          CatalogTable table =
              changes.relations.table(statement.table(), "ALTER TABLE ... DROP COLUMNS");
          if (!statement.ifExists()) {
            statement.columns().forEach(c -> changes.column(table, c, statement.span()));
          }
          throw unsupported(table, "DROP COLUMN");
        });
  }

  public static Command replace(ReplaceColumns statement, CommandContext context) {
    return SchemaChange.of(
        () -> {
          throw unsupported(
              new Relations(context).table(statement.table(), "ALTER TABLE ... REPLACE COLUMNS"),
              "REPLACE COLUMNS");
        });
  }

  private static SqlException unsupported(CatalogTable table, String operation) {
    return SqlException.of(
            "UNSUPPORTED_FEATURE.TABLE_OPERATION",
            "The table "
                + table.name().quoted()
                + " of Parquet files cannot be changed by "
                + operation
                + ".")
        .with("tableName", table.name().quoted())
        .with("operation", operation);
  }

  /** The column that a name means, or UNRESOLVED_COLUMN at a place. */
  private Column column(CatalogTable table, Name name, Span at) {
    String first = name.parts().get(0);
    List<Column> columns = relations.columns(table);
    for (Column column : columns) {
      if (relations.same(column.name(), first)) {
        return column;
      }
    }
    String quoted = TypeNames.quote(name.parts().subList(0, Math.max(1, name.parts().size() - 1)));
    String proposal =
        String.join(", ", columns.stream().map(c -> TypeNames.quote(c.name())).toList());
    throw SqlException.of(
            "UNRESOLVED_COLUMN.WITH_SUGGESTION",
            "The table has no column " + quoted + ", but these: " + proposal + ".")
        .with("objectName", quoted)
        .with("proposal", proposal)
        .at(context.place(at));
  }

  private void add(AddColumns statement) {
    CatalogTable table = relations.table(statement.table(), "ALTER TABLE ... ADD COLUMN");
    for (NewColumn each : statement.columns()) {
      if (each.name().parts().size() > 1) {
        column(table, each.name(), each.span());
        throw unsupported(table, "ADD COLUMN with qualified column");
      }
      if (!each.definition().nullable()) {
        throw SqlException.of(
            "_LEGACY_ERROR_TEMP_1052",
            "ADD COLUMN cannot add a NOT NULL column, since rows that are there have no value.");
      }
    }
    List<Column> columns = new ArrayList<>(relations.columns(table));
    int data = columns.size() - table.partitionColumns().size();
    Map<String, String> existing = new TreeMap<>(table.details().existingDefaults());
    for (NewColumn each : statement.columns()) {
      ColumnDefinition definition = each.definition();
      if (columns.stream().anyMatch(c -> relations.same(c.name(), definition.name()))) {
        String quoted = TypeNames.quote(definition.name().toLowerCase(java.util.Locale.ROOT));
        throw SqlException.of(
                "COLUMN_ALREADY_EXISTS", "The table already has a column " + quoted + ".")
            .with("columnName", quoted);
      }
      definition
          .defaultValue()
          .ifPresent(
              expression ->
                  Defaults.existing(
                          "ALTER TABLE ADD COLUMNS",
                          definition.name(),
                          definition.type(),
                          expression,
                          context)
                      .ifPresent(text -> existing.put(definition.name(), text)));
      columns.add(
          data++, DefaultCollation.column(definition, table.details().collation(), context));
    }
    TableChanges.alter(
        context,
        table.name(),
        t -> t.withColumns(columns).withDetails(t.details().withExistingDefaults(existing)));
  }

  private void alter(AlterColumns statement) {
    CatalogTable table = relations.table(statement.table(), "ALTER TABLE ... ALTER COLUMN");
    if (statement.changes().size() > 1) {
      statement.changes().forEach(c -> column(table, c.column(), statement.span()));
      throw unsupported(table, "ALTER COLUMN in bulk");
    }
    ColumnChange change = statement.changes().get(0);
    Column column = column(table, change.column(), statement.span());
    if (change.column().parts().size() > 1) {
      throw unsupported(table, "ALTER COLUMN with qualified column");
    }
    if (change.nullable().isPresent()) {
      throw unsupported(table, "ALTER COLUMN ... SET NOT NULL");
    }
    if (change.position().isPresent()) {
      throw unsupported(table, "ALTER COLUMN ... FIRST | AFTER");
    }
    if (table.partitionColumns().stream().anyMatch(p -> relations.same(p, column.name()))) {
      throw SqlException.of(
              "CANNOT_ALTER_PARTITION_COLUMN",
              "The partition column " + column.name() + " cannot be changed.")
          .with("tableName", table.name().quoted())
          .with("columnName", TypeNames.quote(column.name()));
    }
    SqlType type = type(table, column, change, statement.span());
    change
        .defaultValue()
        .ifPresent(
            expression ->
                Defaults.check(
                    "ALTER TABLE ALTER COLUMN", column.name(), column.type(), expression, context));
    Optional<String> given = change.defaultValue().map(e -> e.span().of(context.statement().sql()));
    List<Column> columns =
        relations.columns(table).stream()
            .map(
                c -> {
                  if (!c.name().equals(column.name())) {
                    return c;
                  }
                  Column changed = c.withType(type);
                  if (change.comment().isPresent()) {
                    changed = changed.withComment(change.comment());
                  }
                  return given.isPresent() || change.dropDefault()
                      ? changed.withDefault(given)
                      : changed;
                })
            .toList();
    TableChanges.alter(context, table.name(), t -> t.withColumns(columns));
  }

  /** The same type again, or the same but for the collation. */
  private SqlType type(CatalogTable table, Column column, ColumnChange change, Span at) {
    SqlType type = change.type().orElse(column.type());
    boolean collation =
        type instanceof SqlType.StringType && column.type() instanceof SqlType.StringType;
    if (!type.equals(column.type()) && !collation) {
      throw SqlException.of(
              "NOT_SUPPORTED_CHANGE_COLUMN",
              "The column "
                  + column.name()
                  + " cannot become "
                  + type.sqlName()
                  + " from "
                  + column.type().sqlName()
                  + ".")
          .with("originType", "\"" + column.type().sqlName() + "\"")
          .with("originName", TypeNames.quote(column.name()))
          .with("table", table.name().quoted())
          .with("newType", "\"" + type.sqlName() + "\"")
          .with("newName", TypeNames.quote(column.name()))
          .at(context.place(at));
    }
    return type;
  }
}
