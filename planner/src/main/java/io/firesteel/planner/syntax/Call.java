package io.firesteel.planner.syntax;

import java.util.List;

/** CALL. */
public record Call(Name procedure, List<Expression> arguments, Span span) implements Statement {
  public Call {
    arguments = List.copyOf(arguments);
  }

  @Override
  public <C, R> R accept(StatementVisitor<C, R> visitor, C context) {
    return visitor.visitCall(this, context);
  }

  @Override
  public List<Node> children() {
    Children all = new Children();
    all.add(procedure);
    all.addAll(arguments);
    return all.list();
  }
}
