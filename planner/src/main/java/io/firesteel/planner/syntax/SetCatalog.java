package io.firesteel.planner.syntax;

import java.util.List;

/** SET CATALOG. */
public record SetCatalog(Name name, Span span) implements Statement {
  @Override
  public <C, R> R accept(StatementVisitor<C, R> visitor, C context) {
    return visitor.visitSetCatalog(this, context);
  }

  @Override
  public List<Node> children() {
    return List.of(name);
  }
}
