package io.firesteel.planner.syntax;

import java.util.List;

/** DROP FUNCTION. */
public record DropFunction(Name name, boolean temporary, boolean ifExists, Span span)
    implements Statement {
  @Override
  public <C, R> R accept(StatementVisitor<C, R> visitor, C context) {
    return visitor.visitDropFunction(this, context);
  }

  @Override
  public List<Node> children() {
    return List.of(name);
  }
}
