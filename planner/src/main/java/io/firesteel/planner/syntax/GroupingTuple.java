package io.firesteel.planner.syntax;

import java.util.List;

/** Expressions that belong together inside GROUPING SETS, CUBE or ROLLUP; may be empty. */
public record GroupingTuple(List<Expression> expressions, Span span) implements GroupingElement {
  public GroupingTuple {
    expressions = List.copyOf(expressions);
  }

  @Override
  public List<Node> children() {
    return List.copyOf(expressions);
  }
}
