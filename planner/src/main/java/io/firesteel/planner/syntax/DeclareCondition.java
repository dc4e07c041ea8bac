package io.firesteel.planner.syntax;

import java.util.List;
import java.util.Optional;

/** DECLARE CONDITION of a script, with its SQLSTATE. */
public record DeclareCondition(String name, Optional<String> sqlState, Span span)
    implements ScriptStatement {
  @Override
  public List<Node> children() {
    return List.of();
  }
}
