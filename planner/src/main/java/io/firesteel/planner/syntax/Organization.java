package io.firesteel.planner.syntax;

import java.util.List;
import java.util.Optional;

/**
 * What follows the body of a query. LIMIT ALL is no limit, but also lifts the row limit of a
 * recursive table.
 */
public record Organization(
    List<SortItem> orderBy,
    List<Expression> clusterBy,
    List<Expression> distributeBy,
    List<SortItem> sortBy,
    List<NamedWindow> windows,
    boolean limitAll,
    Optional<Expression> limit,
    Optional<Expression> offset,
    Span span)
    implements Clause {
  public Organization {
    orderBy = List.copyOf(orderBy);
    clusterBy = List.copyOf(clusterBy);
    distributeBy = List.copyOf(distributeBy);
    sortBy = List.copyOf(sortBy);
    windows = List.copyOf(windows);
  }

  @Override
  public List<Node> children() {
    Children all = new Children();
    all.addAll(orderBy);
    all.addAll(clusterBy);
    all.addAll(distributeBy);
    all.addAll(sortBy);
    all.addAll(windows);
    all.addAll(limit);
    all.addAll(offset);
    return all.list();
  }
}
