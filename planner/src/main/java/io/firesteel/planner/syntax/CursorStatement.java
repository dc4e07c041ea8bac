package io.firesteel.planner.syntax;

import java.util.List;

/** DECLARE CURSOR, OPEN, FETCH and CLOSE, which are known in order to be refused. */
public record CursorStatement(String operation, Span span) implements ScriptStatement {
  @Override
  public List<Node> children() {
    return List.of();
  }
}
