package io.firesteel.planner.syntax;

import java.util.List;

/** ALTER DATABASE ... SET LOCATION. */
public record SetNamespaceLocation(Name name, String location, Span span) implements Statement {
  @Override
  public <C, R> R accept(StatementVisitor<C, R> visitor, C context) {
    return visitor.visitSetNamespaceLocation(this, context);
  }

  @Override
  public List<Node> children() {
    Children all = new Children();
    all.add(name);
    return all.list();
  }
}
