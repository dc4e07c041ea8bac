package io.firesteel.planner.syntax;

import java.util.List;

/** DESCRIBE DATABASE. */
public record DescribeNamespace(Name name, boolean extended, Span span) implements Statement {
  @Override
  public <C, R> R accept(StatementVisitor<C, R> visitor, C context) {
    return visitor.visitDescribeNamespace(this, context);
  }

  @Override
  public List<Node> children() {
    return List.of(name);
  }
}
