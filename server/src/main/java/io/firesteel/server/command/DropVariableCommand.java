package io.firesteel.server.command;

import io.firesteel.core.error.SqlException;
import io.firesteel.planner.syntax.DropVariable;
import io.firesteel.server.query.OutputColumn;
import io.firesteel.server.query.QueryContext;
import io.firesteel.server.query.StatementKind;
import java.util.List;

/** DROP TEMPORARY VARIABLE. */
public record DropVariableCommand(DropVariable statement, CommandContext context)
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
    String key = DeclareVariableCommand.key(statement.name(), context);
    boolean dropped = context.statement().state().variables().remove(key) != null;
    if (!dropped && !statement.ifExists()) {
      String quoted = DeclareVariableCommand.quoted(key);
      throw SqlException.of("VARIABLE_NOT_FOUND", "There is no variable " + quoted + ".")
          .with("variableName", quoted);
    }
    return Outcome.DONE;
  }
}
