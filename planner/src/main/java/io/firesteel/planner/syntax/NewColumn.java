package io.firesteel.planner.syntax;

import java.util.List;
import java.util.Optional;

/** A column of ADD COLUMNS, perhaps of a nested struct; position is FIRST or AFTER's column. */
public record NewColumn(
    Name name, ColumnDefinition definition, Optional<String> position, Span span)
    implements Clause {
  @Override
  public List<Node> children() {
    return List.of(name, definition);
  }
}
