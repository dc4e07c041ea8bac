package io.firesteel.planner.syntax;

import java.util.List;

/** DESCRIBE FUNCTION. */
public record DescribeFunction(Name name, boolean extended, Span span) implements Statement {
  @Override
  public <C, R> R accept(StatementVisitor<C, R> visitor, C context) {
    return visitor.visitDescribeFunction(this, context);
  }

  @Override
  public List<Node> children() {
    return List.of(name);
  }
}
