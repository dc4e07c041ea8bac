package io.firesteel.planner.syntax;

import java.util.List;

/** CUBE or WITH CUBE; the elements are GroupingTuple nodes. */
public record Cube(List<GroupingElement> elements, Span span) implements GroupingElement {
  public Cube {
    elements = List.copyOf(elements);
  }

  @Override
  public List<Node> children() {
    return List.copyOf(elements);
  }
}
