package io.firesteel.planner.syntax;

import java.util.List;

/** ALTER TABLE ... ADD COLUMNS. */
public record AddColumns(Name table, List<NewColumn> columns, Span span) implements Statement {
  public AddColumns {
    columns = List.copyOf(columns);
  }

  @Override
  public <C, R> R accept(StatementVisitor<C, R> visitor, C context) {
    return visitor.visitAddColumns(this, context);
  }

  @Override
  public List<Node> children() {
    Children all = new Children();
    all.add(table);
    all.addAll(columns);
    return all.list();
  }
}
