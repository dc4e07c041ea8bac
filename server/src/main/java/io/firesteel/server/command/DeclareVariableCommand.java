package io.firesteel.server.command;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.TypeNames;
import io.firesteel.planner.syntax.DeclareVariable;
import io.firesteel.planner.syntax.Name;
import io.firesteel.server.query.OutputColumn;
import io.firesteel.server.query.QueryContext;
import io.firesteel.server.query.StatementKind;
import io.firesteel.server.statement.SessionState;
import io.firesteel.server.statement.Variable;
import io.firesteel.server.statement.VariableValues;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** DECLARE VARIABLE in a session: variables that start with their default. */
public record DeclareVariableCommand(DeclareVariable statement, CommandContext context)
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
    Set<String> names = new LinkedHashSet<>();
    for (Name name : statement.names()) {
      if (!names.add(key(name, context))) {
        throw SqlException.of(
                "DUPLICATE_VARIABLE_NAME_INSIDE_DECLARE",
                "DECLARE names the variable " + quoted(key(name, context)) + " twice.")
            .with("variableName", quoted(key(name, context)));
      }
    }
    var variables = context.statement().state().variables();
    for (String name : names) {
      Variable variable =
          VariableValues.declare(
              "system.session." + name, quoted(name), statement, context.statement(), execution);
      if (statement.orReplace()) {
        variables.put(name, variable);
      } else if (variables.putIfAbsent(name, variable) != null) {
        throw SqlException.of(
                "VARIABLE_ALREADY_EXISTS", "There is already a variable " + quoted(name) + ".")
            .with("variableName", quoted(name));
      }
    }
    return Outcome.DONE;
  }

  /** The key of a variable of the session. */
  static String key(Name name, CommandContext context) {
    List<String> parts = context.parts(name);
    if (!SessionState.isOfSession(parts)) {
      throw VariableValues.unresolved(parts, "[`system`.`session`]").at(context.place(name.span()));
    }
    return SessionState.key(parts.get(parts.size() - 1));
  }

  static String quoted(String name) {
    return TypeNames.quote(List.of("system", "session", name));
  }
}
