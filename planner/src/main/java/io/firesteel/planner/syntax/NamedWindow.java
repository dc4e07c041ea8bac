package io.firesteel.planner.syntax;

import java.util.List;

/** A window of a WINDOW clause. */
public record NamedWindow(String name, WindowSpecification window, Span span) implements Clause {
  @Override
  public List<Node> children() {
    return List.of(window);
  }
}
