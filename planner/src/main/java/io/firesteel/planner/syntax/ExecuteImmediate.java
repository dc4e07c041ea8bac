package io.firesteel.planner.syntax;

import java.util.List;

/** EXECUTE IMMEDIATE; arguments may be Alias nodes. */
public record ExecuteImmediate(
    Expression sql, List<Name> into, List<Expression> arguments, Span span) implements Statement {
  public ExecuteImmediate {
    into = List.copyOf(into);
    arguments = List.copyOf(arguments);
  }

  @Override
  public <C, R> R accept(StatementVisitor<C, R> visitor, C context) {
    return visitor.visitExecuteImmediate(this, context);
  }

  @Override
  public List<Node> children() {
    Children all = new Children();
    all.add(sql);
    all.addAll(into);
    all.addAll(arguments);
    return all.list();
  }
}
