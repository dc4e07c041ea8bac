package io.firesteel.server.command;

import io.firesteel.server.query.OutputColumn;
import io.firesteel.server.query.QueryContext;
import io.firesteel.server.query.StatementKind;
import java.util.List;

/**
 * Several inserts from one FROM clause, one after the other. Each is complete by itself: if one
 * fails, those before it stay.
 */
public record SeveralInserts(List<Command> inserts) implements Command {
  @Override
  public StatementKind kind() {
    return StatementKind.DML;
  }

  @Override
  public List<OutputColumn> columns() {
    return List.of();
  }

  @Override
  public Outcome run(QueryContext execution) {
    long rows = 0;
    for (Command insert : inserts) {
      rows += Math.max(0, insert.run(execution).updateCount());
    }
    return Outcome.changed(rows);
  }
}
