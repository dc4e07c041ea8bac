package io.firesteel.planner.syntax;

import java.util.List;

/** DESCRIBE QUERY. */
public record DescribeQuery(Query query, Span span) implements Statement {
  @Override
  public <C, R> R accept(StatementVisitor<C, R> visitor, C context) {
    return visitor.visitDescribeQuery(this, context);
  }

  @Override
  public List<Node> children() {
    return List.of(query);
  }
}
