package io.firesteel.planner.syntax;

import java.util.List;
import java.util.Optional;

/** A column or a set of columns in UNPIVOT's IN list. */
public record UnpivotColumn(List<Name> columns, Optional<String> alias, Span span)
    implements Clause {
  public UnpivotColumn {
    columns = List.copyOf(columns);
  }

  @Override
  public List<Node> children() {
    return List.copyOf(columns);
  }
}
