package io.firesteel.planner.syntax;

import java.util.List;
import java.util.Optional;

/** FOR: runs the body for each row of a query. */
public record ScriptFor(
    Optional<String> label, Optional<String> variable, Query query, List<Statement> body, Span span)
    implements ScriptStatement {
  public ScriptFor {
    body = List.copyOf(body);
  }

  @Override
  public List<Node> children() {
    Children all = new Children();
    all.add(query);
    all.addAll(body);
    return all.list();
  }
}
