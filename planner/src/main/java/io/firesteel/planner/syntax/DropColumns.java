package io.firesteel.planner.syntax;

import java.util.List;

/** ALTER TABLE ... DROP COLUMNS. */
public record DropColumns(Name table, boolean ifExists, List<Name> columns, Span span)
    implements Statement {
  public DropColumns {
    columns = List.copyOf(columns);
  }

  @Override
  public <C, R> R accept(StatementVisitor<C, R> visitor, C context) {
    return visitor.visitDropColumns(this, context);
  }

  @Override
  public List<Node> children() {
    Children all = new Children();
    all.add(table);
    all.addAll(columns);
    return all.list();
  }
}
