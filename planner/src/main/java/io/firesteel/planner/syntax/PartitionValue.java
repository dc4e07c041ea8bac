package io.firesteel.planner.syntax;

import java.util.List;
import java.util.Optional;

/** A column of a PARTITION clause, with its value if it is static. */
public record PartitionValue(String column, Optional<Expression> value, Span span)
    implements Clause {
  @Override
  public List<Node> children() {
    Children all = new Children();
    all.addAll(value);
    return all.list();
  }
}
