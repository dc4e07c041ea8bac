package io.firesteel.server.command;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.TypeNames;
import io.firesteel.engine.function.FunctionRegistry;
import io.firesteel.planner.syntax.DropFunction;
import io.firesteel.server.query.OutputColumn;
import io.firesteel.server.query.QueryContext;
import io.firesteel.server.query.StatementKind;
import io.firesteel.server.statement.SessionState;
import io.firesteel.storage.catalog.TableName;
import java.util.List;

/** DROP FUNCTION, of the catalog or of the session. */
public record DropFunctionCommand(DropFunction statement, CommandContext context)
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
    List<String> parts = context.parts(statement.name());
    String last = parts.get(parts.size() - 1);
    if (statement.temporary()) {
      FunctionCreation.checkTemporary(parts, context.place(statement.span()));
      boolean dropped =
          context.statement().state().functions().remove(SessionState.key(last)) != null;
      if (!dropped && !statement.ifExists()) {
        throw notFound(TypeNames.quote(SessionState.key(last)));
      }
      return Outcome.DONE;
    }
    if (parts.size() == 1 && FunctionRegistry.builtIn().find(last) != null) {
      throw SqlException.of(
              "FORBIDDEN_OPERATION", "The function " + last + " is built in; it stays.")
          .with("statement", "DROP")
          .with("objectType", "FUNCTION")
          .with("objectName", TypeNames.quote(last));
    }
    TableName name = context.tableName(statement.name());
    context.catalog().requireDatabase(name.database());
    if (context.catalog().function(name).isPresent()) {
      context.catalog().dropFunction(name);
    } else if (!statement.ifExists()) {
      throw notFound(TypeNames.quote(List.of(name.database(), name.table())));
    }
    return Outcome.DONE;
  }

  private static SqlException notFound(String quoted) {
    return SqlException.of("ROUTINE_NOT_FOUND", "There is no function " + quoted + ".")
        .with("routineName", quoted);
  }
}
