package io.firesteel.planner.syntax;

import java.util.List;

/** ROLLUP or WITH ROLLUP; the elements are GroupingTuple nodes. */
public record Rollup(List<GroupingElement> elements, Span span) implements GroupingElement {
  public Rollup {
    elements = List.copyOf(elements);
  }

  @Override
  public List<Node> children() {
    return List.copyOf(elements);
  }
}
