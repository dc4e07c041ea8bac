package io.firesteel.planner.syntax;

import java.util.List;

/** ALTER VIEW ... AS. */
public record AlterViewQuery(Name name, Query query, Span span) implements Statement {
  @Override
  public <C, R> R accept(StatementVisitor<C, R> visitor, C context) {
    return visitor.visitAlterViewQuery(this, context);
  }

  @Override
  public List<Node> children() {
    return List.of(name, query);
  }
}
