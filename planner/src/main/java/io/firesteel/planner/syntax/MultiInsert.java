package io.firesteel.planner.syntax;

import java.util.List;

/**
 * {@code FROM t INSERT INTO ... SELECT ... INSERT INTO ... SELECT ...}: the inserts' queries have
 * no from of their own.
 */
public record MultiInsert(Relation from, List<Statement> inserts, Span span) implements Statement {
  public MultiInsert {
    inserts = List.copyOf(inserts);
  }

  @Override
  public <C, R> R accept(StatementVisitor<C, R> visitor, C context) {
    return visitor.visitMultiInsert(this, context);
  }

  @Override
  public List<Node> children() {
    Children all = new Children();
    all.add(from);
    all.addAll(inserts);
    return all.list();
  }
}
