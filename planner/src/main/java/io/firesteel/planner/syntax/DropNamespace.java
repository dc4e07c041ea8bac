package io.firesteel.planner.syntax;

import java.util.List;

/** DROP DATABASE. */
public record DropNamespace(Name name, boolean ifExists, boolean cascade, Span span)
    implements Statement {
  @Override
  public <C, R> R accept(StatementVisitor<C, R> visitor, C context) {
    return visitor.visitDropNamespace(this, context);
  }

  @Override
  public List<Node> children() {
    return List.of(name);
  }
}
