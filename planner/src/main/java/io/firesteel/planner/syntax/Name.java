package io.firesteel.planner.syntax;

import java.util.List;
import java.util.Optional;

/**
 * A dotted name of a table, function, variable and so on. For IDENTIFIER(expression) with an
 * expression that is no string literal, dynamic is the expression and parts are what follows it.
 */
public record Name(List<String> parts, Optional<Expression> dynamic, Span span) implements Clause {
  public Name {
    parts = List.copyOf(parts);
  }

  @Override
  public List<Node> children() {
    Children all = new Children();
    all.addAll(dynamic);
    return all.list();
  }
}
