package io.firesteel.planner.syntax;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** CREATE DATABASE | SCHEMA | NAMESPACE. */
public record CreateNamespace(
    Name name,
    boolean ifNotExists,
    Optional<String> comment,
    Optional<String> location,
    Optional<String> collation,
    Map<String, String> properties,
    Span span)
    implements Statement {
  @Override
  public <C, R> R accept(StatementVisitor<C, R> visitor, C context) {
    return visitor.visitCreateNamespace(this, context);
  }

  @Override
  public List<Node> children() {
    return List.of(name);
  }
}
