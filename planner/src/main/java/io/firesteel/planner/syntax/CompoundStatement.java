package io.firesteel.planner.syntax;

import java.util.List;
import java.util.Optional;

/** BEGIN ... END. */
public record CompoundStatement(Optional<String> label, List<Statement> body, Span span)
    implements Statement {
  public CompoundStatement {
    body = List.copyOf(body);
  }

  @Override
  public <C, R> R accept(StatementVisitor<C, R> visitor, C context) {
    return visitor.visitCompoundStatement(this, context);
  }

  @Override
  public List<Node> children() {
    return List.copyOf(body);
  }
}
