package io.firesteel.server.command;

import io.firesteel.planner.syntax.SetVariable;
import io.firesteel.server.query.OutputColumn;
import io.firesteel.server.query.QueryContext;
import io.firesteel.server.query.StatementKind;
import io.firesteel.server.statement.VariableValues;
import java.util.List;

/** SET VARIABLE: all values are found before any is assigned. */
public record SetVariableCommand(SetVariable statement, CommandContext context) implements Command {
  @Override
  public StatementKind kind() {
    return StatementKind.OTHER;
  }

  @Override
  public List<OutputColumn> columns() {
    return List.of();
  }

  @Override
  public Outcome run(QueryContext execution) {
    VariableValues.set(statement, context.statement(), execution);
    return Outcome.DONE;
  }
}
