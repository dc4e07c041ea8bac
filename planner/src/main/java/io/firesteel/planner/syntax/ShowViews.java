package io.firesteel.planner.syntax;

import java.util.List;
import java.util.Optional;

/** SHOW VIEWS. */
public record ShowViews(Optional<Name> from, Optional<String> pattern, Span span)
    implements Statement {
  @Override
  public <C, R> R accept(StatementVisitor<C, R> visitor, C context) {
    return visitor.visitShowViews(this, context);
  }

  @Override
  public List<Node> children() {
    Children all = new Children();
    all.addAll(from);
    return all.list();
  }
}
