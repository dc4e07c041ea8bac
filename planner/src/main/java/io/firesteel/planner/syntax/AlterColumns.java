package io.firesteel.planner.syntax;

import java.util.List;

/** ALTER TABLE ... ALTER COLUMN and Hive's CHANGE COLUMN. */
public record AlterColumns(Name table, List<ColumnChange> changes, Span span) implements Statement {
  public AlterColumns {
    changes = List.copyOf(changes);
  }

  @Override
  public <C, R> R accept(StatementVisitor<C, R> visitor, C context) {
    return visitor.visitAlterColumns(this, context);
  }

  @Override
  public List<Node> children() {
    Children all = new Children();
    all.add(table);
    all.addAll(changes);
    return all.list();
  }
}
