package io.firesteel.planner.syntax;

import java.util.List;

/** UNCACHE TABLE. */
public record UncacheTable(Name table, boolean ifExists, Span span) implements Statement {
  @Override
  public <C, R> R accept(StatementVisitor<C, R> visitor, C context) {
    return visitor.visitUncacheTable(this, context);
  }

  @Override
  public List<Node> children() {
    return List.of(table);
  }
}
