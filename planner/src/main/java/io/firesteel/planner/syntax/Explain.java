package io.firesteel.planner.syntax;

import java.util.List;

/** EXPLAIN. */
public record Explain(ExplainMode mode, Statement statement, Span span) implements Statement {
  @Override
  public <C, R> R accept(StatementVisitor<C, R> visitor, C context) {
    return visitor.visitExplain(this, context);
  }

  @Override
  public List<Node> children() {
    return List.of(statement);
  }
}
