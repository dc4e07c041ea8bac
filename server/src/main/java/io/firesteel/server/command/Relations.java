package io.firesteel.server.command;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.TypeNames;
import io.firesteel.planner.analyse.ViewDefinition;
import io.firesteel.planner.syntax.Name;
import io.firesteel.storage.catalog.CatalogObject;
import io.firesteel.storage.catalog.CatalogTable;
import io.firesteel.storage.catalog.CatalogView;
import io.firesteel.storage.catalog.Column;
import java.util.List;
import java.util.Optional;

/**
 * What the names of relations in statements stand for: a temporary view first, then what the
 * catalog has; with the errors of names that stand for something else than the statement is about.
 */
record Relations(CommandContext context) {
  private static final String NO_ALTERNATIVE = "NO_ALTERNATIVE";

  /** The temporary view of that name, of the session or of global_temp. */
  Optional<ViewDefinition> temporary(Name name) {
    List<String> parts = context.parts(name);
    var state = context.statement().state();
    return switch (parts.size()) {
      case 1 -> state.temporaryView(parts.get(0));
      case 2 ->
          parts.get(0).equalsIgnoreCase("global_temp")
              ? state.globalView(parts.get(1))
              : parts.get(0).equalsIgnoreCase("session")
                  ? state.temporaryView(parts.get(1))
                  : Optional.empty();
      default -> Optional.empty();
    };
  }

  /** The table or view of the catalog, or TABLE_OR_VIEW_NOT_FOUND at the name. */
  CatalogObject object(Name name) {
    return context
        .catalog()
        .find(context.tableName(name))
        .orElseThrow(() -> context.notFound(name).at(context.place(name.span())));
  }

  /**
   * The table of the catalog.
   *
   * @param operation what the statement is called, for the error about a view
   */
  CatalogTable table(Name name, String operation) {
    return table(name, operation, NO_ALTERNATIVE);
  }

  /** The table, where a statement on views does the same: the error names it. */
  CatalogTable tableOrAlterView(Name name, String operation) {
    return table(name, operation, "USE_ALTER_VIEW");
  }

  private CatalogTable table(Name name, String operation, String alternative) {
    if (temporary(name).isPresent()) {
      throw view(TypeNames.quote(context.parts(name)), operation, alternative, name);
    }
    CatalogObject object = object(name);
    if (object instanceof CatalogTable table) {
      return table;
    }
    throw view(object.name().quoted(), operation, alternative, name);
  }

  private SqlException view(String quoted, String operation, String alternative, Name name) {
    return SqlException.of(
            "EXPECT_TABLE_NOT_VIEW." + alternative,
            operation
                + " needs a table, but "
                + quoted
                + " is a view"
                + (alternative.equals(NO_ALTERNATIVE) ? "." : "; ALTER VIEW changes views."))
        .with("viewName", quoted)
        .with("operation", operation)
        .at(context.place(name.span()));
  }

  /** The view of the catalog; a table is refused. */
  CatalogView view(Name name, String operation) {
    return view(name, operation, NO_ALTERNATIVE);
  }

  /** The view, where a statement on tables does the same. */
  CatalogView viewOrAlterTable(Name name, String operation) {
    return view(name, operation, "USE_ALTER_TABLE");
  }

  private CatalogView view(Name name, String operation, String alternative) {
    CatalogObject object = object(name);
    if (object instanceof CatalogView view) {
      return view;
    }
    throw SqlException.of(
            "EXPECT_VIEW_NOT_TABLE." + alternative,
            operation
                + " needs a view, but "
                + object.name().quoted()
                + " is a table"
                + (alternative.equals(NO_ALTERNATIVE) ? "." : "; ALTER TABLE changes tables."))
        .with("tableName", object.name().quoted())
        .with("operation", operation)
        .at(context.place(name.span()));
  }

  /** The table or view of the catalog where a temporary view is refused. */
  CatalogObject permanent(Name name, String operation) {
    if (temporary(name).isPresent()) {
      String quoted = TypeNames.quote(context.parts(name));
      throw SqlException.of(
              "EXPECT_PERMANENT_VIEW_NOT_TEMP",
              operation + " needs a permanent view, but " + quoted + " is a temporary one.")
          .with("viewName", quoted)
          .with("operation", operation)
          .at(context.place(name.span()));
    }
    return object(name);
  }

  /** The columns of a table or view: those that were declared, otherwise those of the files. */
  List<Column> columns(CatalogObject object) {
    return object instanceof CatalogTable table
        ? context.services().tables().resolve(table, context.session().settings()).columns()
        : object.columns();
  }

  /** The columns of what a name stands for. */
  List<Column> columns(Name name) {
    Optional<ViewDefinition> view = temporary(name);
    return view.isPresent() ? view.get().columns() : columns(object(name));
  }

  /** Whether two names of columns are the same in this session. */
  boolean same(String a, String b) {
    return context.session().settings().get(io.firesteel.core.setting.SparkSettings.CASE_SENSITIVE)
        ? a.equals(b)
        : a.equalsIgnoreCase(b);
  }
}
