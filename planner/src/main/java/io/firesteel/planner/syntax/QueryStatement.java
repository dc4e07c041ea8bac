package io.firesteel.planner.syntax;

import java.util.List;

/** A query as a statement. */
public record QueryStatement(Query query, Span span) implements Statement {
  @Override
  public <C, R> R accept(StatementVisitor<C, R> visitor, C context) {
    return visitor.visitQueryStatement(this, context);
  }

  @Override
  public List<Node> children() {
    return List.of(query);
  }
}
