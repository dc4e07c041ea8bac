package io.firesteel.planner.syntax;

import java.util.List;
import java.util.Optional;

/** SHOW CATALOGS. */
public record ShowCatalogs(Optional<String> pattern, Span span) implements Statement {
  @Override
  public <C, R> R accept(StatementVisitor<C, R> visitor, C context) {
    return visitor.visitShowCatalogs(this, context);
  }

  @Override
  public List<Node> children() {
    return List.of();
  }
}
