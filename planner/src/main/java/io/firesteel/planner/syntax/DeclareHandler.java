package io.firesteel.planner.syntax;

import java.util.List;

/**
 * DECLARE HANDLER. Each condition is SQLSTATE with five signs, SQLEXCEPTION, NOT FOUND or a name.
 */
public record DeclareHandler(
    boolean exit, List<HandlerCondition> conditions, Statement body, Span span)
    implements ScriptStatement {
  public DeclareHandler {
    conditions = List.copyOf(conditions);
  }

  @Override
  public List<Node> children() {
    return List.of(body);
  }

  /** What a handler is for; the text is a SQLSTATE or a condition's name, or empty. */
  public record HandlerCondition(Kind kind, String text) {}

  /** The kinds of {@link HandlerCondition}. */
  public enum Kind {
    SQLSTATE,
    SQLEXCEPTION,
    NOT_FOUND,
    NAMED
  }
}
