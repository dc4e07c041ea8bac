package io.firesteel.server.command;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.TypeNames;
import io.firesteel.planner.syntax.CreateClassFunction;
import io.firesteel.server.query.OutputColumn;
import io.firesteel.server.query.QueryContext;
import io.firesteel.server.query.StatementKind;
import io.firesteel.storage.catalog.CatalogFunction;
import java.util.List;

/**
 * CREATE FUNCTION ... AS 'class': kept in the catalog so that it can be shown and dropped. Classes
 * are never loaded, as no client may run its code in the server; so a temporary one is refused at
 * once, and a permanent one when it is called.
 */
public record CreateClassFunctionCommand(CreateClassFunction statement, CommandContext context)
    implements Command {
  @Override
  public StatementKind kind() {
    return StatementKind.DDL;
  }

  @Override
  public List<OutputColumn> columns() {
    return List.of();
  }

  @Override
  public Outcome run(QueryContext execution) {
    FunctionCreation creation =
        new FunctionCreation(
            statement.name(),
            statement.orReplace(),
            statement.temporary(),
            statement.ifNotExists(),
            context);
    CatalogFunction function = creation.function(statement.span());
    if (statement.temporary()) {
      String name = TypeNames.quote(creation.shown(function));
      throw SqlException.of(
              "CANNOT_LOAD_FUNCTION_CLASS",
              "The class " + statement.className() + " of " + name + " cannot be loaded.")
          .with("className", statement.className())
          .with("functionName", name);
    }
    if (!creation.isThere(function)) {
      creation.refuseExisting(function);
      creation.create(function);
    }
    return Outcome.DONE;
  }
}
