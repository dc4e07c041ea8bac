package io.firesteel.planner.syntax;

import java.util.List;

/** DROP VIEW. */
public record DropView(Name name, boolean ifExists, Span span) implements Statement {
  @Override
  public <C, R> R accept(StatementVisitor<C, R> visitor, C context) {
    return visitor.visitDropView(this, context);
  }

  @Override
  public List<Node> children() {
    return List.of(name);
  }
}
