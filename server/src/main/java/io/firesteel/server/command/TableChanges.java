package io.firesteel.server.command;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.TypeNames;
import io.firesteel.engine.function.collation.Collation;
import io.firesteel.planner.syntax.AlterProperties;
import io.firesteel.planner.syntax.AlterTableCollation;
import io.firesteel.planner.syntax.CommentOn;
import io.firesteel.planner.syntax.PropertyOwner;
import io.firesteel.planner.syntax.RenameTable;
import io.firesteel.planner.syntax.SetSerde;
import io.firesteel.storage.catalog.CatalogObject;
import io.firesteel.storage.catalog.CatalogTable;
import io.firesteel.storage.catalog.CatalogView;
import io.firesteel.storage.catalog.TableKind;
import io.firesteel.storage.catalog.TableName;
import io.firesteel.storage.table.TableDirectories;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** ALTER TABLE and ALTER VIEW of what is neither a column nor a partition; COMMENT ON. */
public final class TableChanges {
  private static final String COMMENT = "comment";

  private TableChanges() {}

  /** Changes a table inside the catalog's transaction. */
  static void alter(CommandContext context, TableName name, UnaryOperator<CatalogTable> change) {
    context
        .catalog()
        .alter(name, object -> object instanceof CatalogTable table ? change.apply(table) : object);
  }

  public static Command comment(CommentOn statement, CommandContext context) {
    return SchemaChange.of(
        () -> {
          // Spark keeps an empty comment where NULL is given.
          Optional<String> comment = Optional.of(statement.comment().orElse(""));
          if (statement.namespace()) {
            context
                .catalog()
                .alterDatabase(context.databaseName(statement.name()), d -> d.withComment(comment));
          } else {
            CatalogTable table = new Relations(context).table(statement.name(), "COMMENT ON TABLE");
            alter(context, table.name(), t -> t.withComment(comment));
          }
        });
  }

  public static Command properties(AlterProperties statement, CommandContext context) {
    return SchemaChange.of(
        () -> {
          PropertyNames.check(statement.set().keySet(), statement, context);
          if (statement.owner() == PropertyOwner.NAMESPACE) {
            String name = context.databaseName(statement.name());
            context
                .catalog()
                .alterDatabase(
                    name,
                    d -> {
                      var changed = d.withProperties(changed(d.properties(), statement));
                      return statement.set().containsKey(COMMENT)
                          ? changed.withComment(Optional.of(statement.set().get(COMMENT)))
                          : changed;
                    });
            return;
          }
          String operation =
              "ALTER "
                  + statement.owner()
                  + " ... "
                  + (statement.set().isEmpty() ? "UNSET" : "SET")
                  + " TBLPROPERTIES";
          Relations relations = new Relations(context);
          CatalogObject object =
              statement.owner() == PropertyOwner.TABLE
                  ? relations.tableOrAlterView(statement.name(), operation)
                  : relations.viewOrAlterTable(statement.name(), operation);
          context.catalog().alter(object.name(), o -> withProperties(o, statement));
        });
  }

  private static CatalogObject withProperties(CatalogObject object, AlterProperties statement) {
    Map<String, String> properties = changed(object.properties(), statement);
    Optional<String> comment = object.comment();
    if (statement.set().containsKey(COMMENT)) {
      comment = Optional.of(statement.set().get(COMMENT));
    } else if (statement.unset().contains(COMMENT)) {
      comment = Optional.empty();
    }
    return object instanceof CatalogTable table
        ? table.withProperties(properties).withComment(comment)
        : ((CatalogView) object).withProperties(properties).withComment(comment);
  }

  private static Map<String, String> changed(
      Map<String, String> properties, AlterProperties statement) {
    Map<String, String> changed = new TreeMap<>(properties);
    changed.putAll(statement.set());
    statement.unset().forEach(changed::remove);
    changed.remove(COMMENT);
    return changed;
  }

  public static Command serde(SetSerde statement, CommandContext context) {
    return SchemaChange.of(
        () -> {
          CatalogTable table =
              new Relations(context)
                  .table(statement.table(), "ALTER TABLE ... SET [SERDE|SERDEPROPERTIES]");
          if (statement.serde().isPresent()) {
            throw SqlException.of(
                    "UNSUPPORTED_FEATURE.ALTER_TABLE_SERDE_FOR_DATASOURCE_TABLE",
                    "A table of Parquet files has no SerDe.")
                .with("tableName", table.name().quoted());
          }
          if (!statement.partition().isEmpty()) {
            throw SqlException.of(
                "_LEGACY_ERROR_TEMP_1247", "A partition has no SERDEPROPERTIES of its own.");
          }
          alter(
              context,
              table.name(),
              t -> {
                Map<String, String> options = new TreeMap<>(t.options());
                options.putAll(statement.properties());
                return t.withOptions(options);
              });
        });
  }

  public static Command collation(AlterTableCollation statement, CommandContext context) {
    return SchemaChange.of(
        () -> {
          CatalogTable table =
              new Relations(context).table(statement.table(), "ALTER TABLE ... DEFAULT COLLATION");
          String collation = Collation.of(statement.collation()).name();
          alter(
              context,
              table.name(),
              t -> t.withDetails(t.details().withCollation(Optional.of(collation))));
        });
  }

  public static Command rename(RenameTable statement, CommandContext context) {
    return SchemaChange.of(
        () -> {
          List<String> from = context.parts(statement.name());
          List<String> to = context.parts(statement.to());
          if (from.size() == 1 && new Relations(context).temporary(statement.name()).isPresent()) {
            renameTemporary(from.get(0), to, context);
          } else {
            renamePermanent(statement, to, context);
          }
        });
  }

  private static void renameTemporary(String from, List<String> to, CommandContext context) {
    if (to.size() > 1) {
      throw SqlException.of(
              "_LEGACY_ERROR_TEMP_1074", "A temporary view cannot be moved into a database.")
          .with("oldName", TypeNames.quote(from))
          .with("newName", TypeNames.quote(to))
          .with("db", to.get(to.size() - 2));
    }
    context.statement().state().views().rename(from, to.get(0));
  }

  private static void renamePermanent(
      RenameTable statement, List<String> to, CommandContext context) {
    CatalogObject object = new Relations(context).object(statement.name());
    String written = TypeNames.quote(context.parts(statement.name()));
    if (statement.view() && !(object instanceof CatalogView)) {
      throw SqlException.of(
              "EXPECT_VIEW_NOT_TABLE.USE_ALTER_TABLE",
              written + " is a table; ALTER TABLE renames it.")
          .with("operation", "ALTER VIEW")
          .with("tableName", written);
    }
    if (!statement.view() && object instanceof CatalogView) {
      throw SqlException.of(
              "EXPECT_TABLE_NOT_VIEW.USE_ALTER_VIEW",
              written + " is a view; ALTER VIEW renames it.")
          .with("operation", "ALTER TABLE")
          .with("viewName", written);
    }
    TableName from = object.name();
    TableName target =
        to.size() == 1
            ? new TableName(from.catalog(), from.database(), to.get(0))
            : context.tableName(statement.to());
    if (!target.database().equals(from.database())) {
      throw SqlException.of(
              "_LEGACY_ERROR_TEMP_1073", "RENAME TO cannot move a table to another database.")
          .with("db", from.database())
          .with("newDb", target.database());
    }
    if (context.catalog().find(target).isPresent()) {
      String quoted = TypeNames.quote(List.of(target.database(), target.table()));
      throw SqlException.of(
              "TABLE_OR_VIEW_ALREADY_EXISTS", "There is already a table or view " + quoted + ".")
          .with("relationName", quoted);
    }
    String usual = context.catalog().defaultLocation(from);
    boolean move =
        object instanceof CatalogTable table
            && table.kind() == TableKind.MANAGED
            && table.location().equals(usual);
    if (!move) {
      context.catalog().rename(from, target);
      return;
    }
    String place = context.catalog().defaultLocation(target);
    TableDirectories directories = new TableDirectories(context.services().files());
    if (directories.exists(place)) {
      throw SqlException.of(
              "LOCATION_ALREADY_EXISTS", "There is already a directory " + place + ".")
          .with("location", "'" + place + "'")
          .with("identifier", target.quoted());
    }
    boolean files = directories.exists(usual);
    if (files) {
      directories.move(usual, place);
    }
    try {
      context.catalog().rename(from, target);
      alter(context, target, t -> t.withLocation(place));
    } catch (RuntimeException e) {
      if (files && context.catalog().find(from).isPresent()) {
        directories.move(place, usual);
      }
      throw e;
    }
  }
}
