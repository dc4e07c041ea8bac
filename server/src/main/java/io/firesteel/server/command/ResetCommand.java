package io.firesteel.server.command;

import io.firesteel.server.query.OutputColumn;
import io.firesteel.server.query.QueryContext;
import io.firesteel.server.query.StatementKind;
import java.util.List;
import java.util.Optional;

/** RESET of one setting or of all. */
public record ResetCommand(Optional<String> key, CommandContext context) implements Command {
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
    if (key.isPresent()) {
      context.session().reset(key.get());
    } else {
      context.session().resetAll();
    }
    return Outcome.DONE;
  }
}
