package io.firesteel.planner.syntax;

import java.util.List;
import java.util.Optional;

/** A column of CREATE VIEW. */
public record ViewColumn(String name, Optional<String> comment, Span span) implements Clause {
  @Override
  public List<Node> children() {
    return List.of();
  }
}
