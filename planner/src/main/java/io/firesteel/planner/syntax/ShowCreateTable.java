package io.firesteel.planner.syntax;

import java.util.List;

/** SHOW CREATE TABLE. */
public record ShowCreateTable(Name table, boolean asSerde, Span span) implements Statement {
  @Override
  public <C, R> R accept(StatementVisitor<C, R> visitor, C context) {
    return visitor.visitShowCreateTable(this, context);
  }

  @Override
  public List<Node> children() {
    return List.of(table);
  }
}
