package io.firesteel.planner.syntax;

import java.util.List;
import java.util.Optional;

/** RESET [key]. */
public record ResetConfiguration(Optional<String> key, Span span) implements Statement {
  @Override
  public <C, R> R accept(StatementVisitor<C, R> visitor, C context) {
    return visitor.visitResetConfiguration(this, context);
  }

  @Override
  public List<Node> children() {
    return List.of();
  }
}
