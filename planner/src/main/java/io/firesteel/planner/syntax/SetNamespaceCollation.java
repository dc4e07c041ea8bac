package io.firesteel.planner.syntax;

import java.util.List;

/** ALTER DATABASE ... DEFAULT COLLATION. */
public record SetNamespaceCollation(Name name, String collation, Span span) implements Statement {
  @Override
  public <C, R> R accept(StatementVisitor<C, R> visitor, C context) {
    return visitor.visitSetNamespaceCollation(this, context);
  }

  @Override
  public List<Node> children() {
    Children all = new Children();
    all.add(name);
    return all.list();
  }
}
