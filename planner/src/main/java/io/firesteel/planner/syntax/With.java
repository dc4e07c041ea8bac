package io.firesteel.planner.syntax;

import java.util.List;

/** WITH [RECURSIVE]. */
public record With(boolean recursive, List<CommonTable> tables, Span span) implements Clause {
  public With {
    tables = List.copyOf(tables);
  }

  @Override
  public List<Node> children() {
    return List.copyOf(tables);
  }
}
