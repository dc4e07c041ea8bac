package io.firesteel.planner.syntax;

import io.firesteel.core.type.SqlType;
import java.util.List;
import java.util.Optional;

/**
 * One column of ALTER COLUMN with what becomes of it. A new name comes from Hive's form; position
 * is FIRST or AFTER's column; dropDefault removes the default.
 */
public record ColumnChange(
    Name column,
    Optional<String> newName,
    Optional<SqlType> type,
    Optional<Boolean> nullable,
    Optional<String> comment,
    Optional<String> position,
    Optional<Expression> defaultValue,
    boolean dropDefault,
    Span span)
    implements Clause {
  @Override
  public List<Node> children() {
    Children all = new Children();
    all.add(column);
    all.addAll(defaultValue);
    return all.list();
  }
}
