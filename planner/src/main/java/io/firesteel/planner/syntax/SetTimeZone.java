package io.firesteel.planner.syntax;

import java.util.List;
import java.util.Optional;

/** SET TIME ZONE: a zone's name, an interval, or neither for LOCAL. */
public record SetTimeZone(Optional<String> zone, Optional<Expression> offset, Span span)
    implements Statement {
  @Override
  public <C, R> R accept(StatementVisitor<C, R> visitor, C context) {
    return visitor.visitSetTimeZone(this, context);
  }

  @Override
  public List<Node> children() {
    Children all = new Children();
    all.addAll(offset);
    return all.list();
  }
}
