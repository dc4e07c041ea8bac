package io.firesteel.planner.syntax;

import java.util.List;

/** REFRESH TABLE. */
public record RefreshTable(Name table, Span span) implements Statement {
  @Override
  public <C, R> R accept(StatementVisitor<C, R> visitor, C context) {
    return visitor.visitRefreshTable(this, context);
  }

  @Override
  public List<Node> children() {
    return List.of(table);
  }
}
