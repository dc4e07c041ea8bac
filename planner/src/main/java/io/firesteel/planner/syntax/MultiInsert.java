package io.firesteel.planner.syntax;

import java.util.List;

/**
 * {@code FROM t INSERT INTO ... SELECT ... INSERT INTO ... SELECT ...}: the queries of all inserts
 * share the node of the FROM clause.
 */
public record MultiInsert(List<Statement> inserts, Span span) implements Statement {
  public MultiInsert {
    inserts = List.copyOf(inserts);
  }

  @Override
  public <C, R> R accept(StatementVisitor<C, R> visitor, C context) {
    return visitor.visitMultiInsert(this, context);
  }

  @Override
  public List<Node> children() {
    return List.copyOf(inserts);
  }
}
