package io.firesteel.planner.syntax;

import io.firesteel.core.type.SqlType;
import java.util.List;
import java.util.Optional;

/** A parameter of a SQL function. */
public record FunctionParameter(
    String name,
    SqlType type,
    Optional<Expression> defaultValue,
    Optional<String> comment,
    Span span)
    implements Clause {
  @Override
  public List<Node> children() {
    Children all = new Children();
    all.addAll(defaultValue);
    return all.list();
  }
}
