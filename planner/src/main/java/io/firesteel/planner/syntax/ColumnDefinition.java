package io.firesteel.planner.syntax;

import io.firesteel.core.type.SqlType;
import java.util.List;
import java.util.Optional;

/** A column of CREATE TABLE, ADD COLUMNS or RETURNS TABLE. */
public record ColumnDefinition(
    String name,
    SqlType type,
    boolean nullable,
    Optional<Expression> defaultValue,
    Optional<Expression> generated,
    Optional<String> identity,
    Optional<String> comment,
    List<TableConstraint> constraints,
    Span span)
    implements Clause {
  public ColumnDefinition {
    constraints = List.copyOf(constraints);
  }

  @Override
  public List<Node> children() {
    Children all = new Children();
    all.addAll(defaultValue);
    all.addAll(generated);
    all.addAll(constraints);
    return all.list();
  }
}
