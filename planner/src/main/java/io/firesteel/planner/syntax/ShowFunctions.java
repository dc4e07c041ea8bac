package io.firesteel.planner.syntax;

import java.util.List;
import java.util.Optional;

/** SHOW FUNCTIONS, by pattern or by a function's name. */
public record ShowFunctions(
    FunctionScope scope,
    Optional<Name> from,
    Optional<String> pattern,
    Optional<Name> function,
    Span span)
    implements Statement {
  @Override
  public <C, R> R accept(StatementVisitor<C, R> visitor, C context) {
    return visitor.visitShowFunctions(this, context);
  }

  @Override
  public List<Node> children() {
    Children all = new Children();
    all.addAll(from);
    all.addAll(function);
    return all.list();
  }
}
