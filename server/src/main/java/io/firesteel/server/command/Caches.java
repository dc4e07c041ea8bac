package io.firesteel.server.command;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.TypeNames;
import io.firesteel.engine.function.FunctionRegistry;
import io.firesteel.planner.syntax.CacheTable;
import io.firesteel.planner.syntax.RefreshFunction;
import io.firesteel.planner.syntax.RefreshPath;
import io.firesteel.planner.syntax.RefreshTable;
import io.firesteel.planner.syntax.UncacheTable;
import io.firesteel.storage.catalog.TableName;
import java.util.List;

/**
 * CACHE, UNCACHE and REFRESH. Files are cached by their identity and looked up anew by every
 * statement, so there is nothing to load or to forget; names are checked, and CACHE TABLE with a
 * query makes the temporary view that it stands for.
 */
public final class Caches {
  private Caches() {}

  public static Command cache(CacheTable statement, CommandContext context) {
    return SchemaChange.of(
        () -> {
          if (statement.query().isPresent()) {
            List<String> parts = context.parts(statement.table());
            String name = parts.get(parts.size() - 1);
            context
                .statement()
                .state()
                .views()
                .create(
                    name,
                    ViewDefinitions.temporary(name, statement.query().get(), List.of(), context),
                    false);
          } else {
            new Relations(context).columns(statement.table());
          }
        });
  }

  public static Command uncache(UncacheTable statement, CommandContext context) {
    return SchemaChange.of(
        () -> {
          if (!statement.ifExists()) {
            new Relations(context).columns(statement.table());
          }
        });
  }

  public static Command clear() {
    return SchemaChange.of(() -> {});
  }

  public static Command refresh(RefreshTable statement, CommandContext context) {
    return SchemaChange.of(
        () -> {
          Relations relations = new Relations(context);
          if (relations.temporary(statement.table()).isEmpty()) {
            relations.object(statement.table());
          }
        });
  }

  /** A path need not exist. */
  public static Command refresh(RefreshPath statement) {
    return SchemaChange.of(() -> {});
  }

  public static Command refresh(RefreshFunction statement, CommandContext context) {
    return SchemaChange.of(
        () -> {
          List<String> parts = context.parts(statement.function());
          String last = parts.get(parts.size() - 1);
          if (parts.size() == 1 && FunctionRegistry.builtIn().find(last) != null) {
            throw SqlException.of(
                    "_LEGACY_ERROR_TEMP_1256", "The built-in function " + last + " never changes.")
                .with("functionName", last)
                .at(context.place(statement.function().span()));
          }
          TableName name = context.tableName(statement.function());
          if (context.catalog().function(name).isEmpty()) {
            String quoted = TypeNames.quote(List.of(name.database(), name.table()));
            throw SqlException.of("ROUTINE_NOT_FOUND", "There is no function " + quoted + ".")
                .with("routineName", quoted);
          }
        });
  }
}
