package io.firesteel.planner.syntax;

import java.util.List;

/** DROP TEMPORARY VARIABLE. */
public record DropVariable(Name name, boolean ifExists, Span span) implements Statement {
  @Override
  public <C, R> R accept(StatementVisitor<C, R> visitor, C context) {
    return visitor.visitDropVariable(this, context);
  }

  @Override
  public List<Node> children() {
    return List.of(name);
  }
}
