package io.firesteel.planner.syntax;

import java.util.List;
import java.util.Optional;

/** SET VARIABLE a = 1, b = 2 or SET VARIABLE (a, b) = (query). */
public record SetVariable(
    List<Assignment> assignments, List<Name> targets, Optional<Query> query, Span span)
    implements Statement {
  public SetVariable {
    assignments = List.copyOf(assignments);
    targets = List.copyOf(targets);
  }

  @Override
  public <C, R> R accept(StatementVisitor<C, R> visitor, C context) {
    return visitor.visitSetVariable(this, context);
  }

  @Override
  public List<Node> children() {
    Children all = new Children();
    all.addAll(assignments);
    all.addAll(targets);
    all.addAll(query);
    return all.list();
  }
}
