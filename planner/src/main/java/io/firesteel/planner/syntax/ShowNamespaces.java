package io.firesteel.planner.syntax;

import java.util.List;
import java.util.Optional;

/** SHOW DATABASES. */
public record ShowNamespaces(Optional<Name> from, Optional<String> pattern, Span span)
    implements Statement {
  @Override
  public <C, R> R accept(StatementVisitor<C, R> visitor, C context) {
    return visitor.visitShowNamespaces(this, context);
  }

  @Override
  public List<Node> children() {
    Children all = new Children();
    all.addAll(from);
    return all.list();
  }
}
