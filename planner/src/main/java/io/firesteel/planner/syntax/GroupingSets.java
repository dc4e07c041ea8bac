package io.firesteel.planner.syntax;

import java.util.List;

/**
 * GROUPING SETS; a set is a GroupingTuple, or a nested GROUPING SETS, CUBE or ROLLUP. Expressions
 * are given in the old form {@code GROUP BY a, b GROUPING SETS (...)}, else empty.
 */
public record GroupingSets(List<GroupingElement> sets, List<Expression> given, Span span)
    implements GroupingElement {
  public GroupingSets {
    sets = List.copyOf(sets);
    given = List.copyOf(given);
  }

  @Override
  public List<Node> children() {
    Children all = new Children();
    all.addAll(sets);
    all.addAll(given);
    return all.list();
  }
}
