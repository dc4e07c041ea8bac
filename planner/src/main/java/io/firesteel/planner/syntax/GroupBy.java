package io.firesteel.planner.syntax;

import java.util.List;

/** GROUP BY. GROUP BY ALL is one GroupingExpression with the column reference ALL. */
public record GroupBy(List<GroupingElement> elements, Span span) implements Clause {
  public GroupBy {
    elements = List.copyOf(elements);
  }

  @Override
  public List<Node> children() {
    return List.copyOf(elements);
  }
}
