package io.firesteel.planner.syntax;

import java.util.List;
import java.util.Optional;

/** A common table expression. */
public record CommonTable(
    String name,
    List<String> columns,
    Optional<Expression> maxRecursionLevel,
    Query query,
    Span span)
    implements Clause {
  public CommonTable {
    columns = List.copyOf(columns);
  }

  @Override
  public List<Node> children() {
    Children all = new Children();
    all.addAll(maxRecursionLevel);
    all.add(query);
    return all.list();
  }
}
