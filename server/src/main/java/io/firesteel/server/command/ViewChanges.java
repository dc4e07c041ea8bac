package io.firesteel.server.command;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.TypeNames;
import io.firesteel.planner.syntax.AlterViewBinding;
import io.firesteel.planner.syntax.AlterViewQuery;
import io.firesteel.planner.syntax.CreateTempViewUsing;
import io.firesteel.planner.syntax.Name;
import io.firesteel.storage.catalog.CatalogView;
import java.util.List;

/** ALTER VIEW of a view's query and binding. */
public final class ViewChanges {
  private ViewChanges() {}

  /** Puts another query behind a view's name; comment and properties stay. */
  public static Command query(AlterViewQuery statement, CommandContext context) {
    return SchemaChange.of(
        () -> {
          Relations relations = new Relations(context);
          List<String> parts = context.parts(statement.name());
          String last = parts.get(parts.size() - 1);
          if (relations.temporary(statement.name()).isPresent()) {
            var state = context.statement().state();
            boolean global = parts.size() == 2 && parts.get(0).equalsIgnoreCase("global_temp");
            (global ? state.globalViews() : state.views())
                .create(
                    last,
                    ViewDefinitions.temporary(last, statement.query(), List.of(), context),
                    true);
            return;
          }
          CatalogView old = relations.view(statement.name(), "ALTER VIEW ... AS");
          CatalogView made =
              ViewDefinitions.permanent(old.name(), statement.query(), List.of(), context);
          context
              .catalog()
              .alter(
                  old.name(),
                  object ->
                      object instanceof CatalogView view
                          ? made.withComment(view.comment())
                              .withProperties(view.properties())
                              .withSchemaBinding(view.schemaBinding())
                              .withCreation(view.created(), view.owner())
                          : object);
        });
  }

  public static Command binding(AlterViewBinding statement, CommandContext context) {
    return SchemaChange.of(
        () -> {
          Relations relations = new Relations(context);
          if (relations.temporary(statement.name()).isPresent()) {
            throw SqlException.of(
                "UNSUPPORTED_FEATURE.TEMPORARY_VIEW_WITH_SCHEMA_BINDING_MODE",
                "A temporary view has no WITH SCHEMA.");
          }
          CatalogView view = relations.view(statement.name(), "ALTER VIEW ... WITH SCHEMA");
          context
              .catalog()
              .alter(
                  view.name(),
                  o ->
                      o instanceof CatalogView v
                          ? v.withSchemaBinding(statement.schemaBinding())
                          : o);
        });
  }

  /** A temporary view over files. */
  public static Command overFiles(CreateTempViewUsing statement, CommandContext context) {
    return SchemaChange.of(() -> new FileView(statement, context).create());
  }

  static void refuseQualifier(Name name, CommandContext context) {
    List<String> parts = context.parts(name);
    if (parts.size() > 1) {
      String before = TypeNames.quote(parts.subList(0, parts.size() - 1));
      throw SqlException.of(
              "INVALID_TEMP_OBJ_QUALIFIER",
              "A temporary view belongs to the session, not to " + before + ".")
          .with("objectType", "VIEW")
          .with("objectName", TypeNames.quote(parts.get(parts.size() - 1)))
          .with("qualifier", before);
    }
  }
}
