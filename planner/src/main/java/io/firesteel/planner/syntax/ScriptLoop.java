package io.firesteel.planner.syntax;

import java.util.List;
import java.util.Optional;

/** WHILE, REPEAT and LOOP. Only LOOP has no condition; that of REPEAT ends it. */
public record ScriptLoop(
    Kind kind,
    Optional<String> label,
    Optional<Expression> condition,
    List<Statement> body,
    Span span)
    implements ScriptStatement {
  public ScriptLoop {
    body = List.copyOf(body);
  }

  @Override
  public List<Node> children() {
    Children all = new Children();
    all.addAll(condition);
    all.addAll(body);
    return all.list();
  }

  /** When the condition is asked. */
  public enum Kind {
    WHILE,
    REPEAT,
    LOOP
  }
}
