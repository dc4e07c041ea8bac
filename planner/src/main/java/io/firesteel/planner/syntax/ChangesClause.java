package io.firesteel.planner.syntax;

import java.util.List;

/** CHANGES FROM ... TO ..., not executed. */
public record ChangesClause(String text, Span span) implements Clause {
  @Override
  public List<Node> children() {
    return List.of();
  }
}
