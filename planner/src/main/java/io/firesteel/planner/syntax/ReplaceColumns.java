package io.firesteel.planner.syntax;

import java.util.List;

/** ALTER TABLE ... REPLACE COLUMNS. */
public record ReplaceColumns(Name table, List<NewColumn> columns, Span span) implements Statement {
  public ReplaceColumns {
    columns = List.copyOf(columns);
  }

  @Override
  public <C, R> R accept(StatementVisitor<C, R> visitor, C context) {
    return visitor.visitReplaceColumns(this, context);
  }

  @Override
  public List<Node> children() {
    Children all = new Children();
    all.add(table);
    all.addAll(columns);
    return all.list();
  }
}
