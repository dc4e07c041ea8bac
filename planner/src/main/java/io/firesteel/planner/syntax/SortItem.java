package io.firesteel.planner.syntax;

import java.util.List;

/** A sort key, defaults filled in: ascending has nulls first, descending nulls last. */
public record SortItem(Expression expression, boolean descending, boolean nullsFirst, Span span)
    implements Clause {
  @Override
  public List<Node> children() {
    return List.of(expression);
  }
}
