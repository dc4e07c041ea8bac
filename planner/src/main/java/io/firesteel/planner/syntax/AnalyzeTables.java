package io.firesteel.planner.syntax;

import java.util.List;
import java.util.Optional;

/** ANALYZE TABLES. */
public record AnalyzeTables(Optional<Name> from, boolean noScan, Span span) implements Statement {
  @Override
  public <C, R> R accept(StatementVisitor<C, R> visitor, C context) {
    return visitor.visitAnalyzeTables(this, context);
  }

  @Override
  public List<Node> children() {
    Children all = new Children();
    all.addAll(from);
    return all.list();
  }
}
