package io.firesteel.planner.syntax;

import java.util.List;
import java.util.Optional;

/** SHOW COLUMNS. */
public record ShowColumns(Name table, Optional<Name> from, Span span) implements Statement {
  @Override
  public <C, R> R accept(StatementVisitor<C, R> visitor, C context) {
    return visitor.visitShowColumns(this, context);
  }

  @Override
  public List<Node> children() {
    Children all = new Children();
    all.add(table);
    all.addAll(from);
    return all.list();
  }
}
