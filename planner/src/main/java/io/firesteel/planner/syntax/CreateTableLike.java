package io.firesteel.planner.syntax;

import java.util.List;

/** CREATE TABLE ... LIKE. */
public record CreateTableLike(
    Name name, Name source, boolean ifNotExists, TableFormat format, Span span)
    implements Statement {
  @Override
  public <C, R> R accept(StatementVisitor<C, R> visitor, C context) {
    return visitor.visitCreateTableLike(this, context);
  }

  @Override
  public List<Node> children() {
    return List.of(name, source, format);
  }
}
