package io.firesteel.planner.syntax;

import java.util.List;

/** ALTER TABLE ... DEFAULT COLLATION. */
public record AlterTableCollation(Name table, String collation, Span span) implements Statement {
  @Override
  public <C, R> R accept(StatementVisitor<C, R> visitor, C context) {
    return visitor.visitAlterTableCollation(this, context);
  }

  @Override
  public List<Node> children() {
    Children all = new Children();
    all.add(table);
    return all.list();
  }
}
