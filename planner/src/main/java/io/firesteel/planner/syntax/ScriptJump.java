package io.firesteel.planner.syntax;

import java.util.List;

/** LEAVE or ITERATE with the label of what it leaves or begins anew. */
public record ScriptJump(String label, boolean iterate, Span span) implements ScriptStatement {
  @Override
  public List<Node> children() {
    return List.of();
  }
}
