package io.firesteel.planner.syntax;

import java.util.List;

/** CREATE FUNCTION of a class: {@code AS 'class' USING JAR ...}. */
public record CreateClassFunction(
    Name name,
    boolean orReplace,
    boolean temporary,
    boolean ifNotExists,
    String className,
    Span span)
    implements Statement {
  @Override
  public <C, R> R accept(StatementVisitor<C, R> visitor, C context) {
    return visitor.visitCreateClassFunction(this, context);
  }

  @Override
  public List<Node> children() {
    return List.of(name);
  }
}
