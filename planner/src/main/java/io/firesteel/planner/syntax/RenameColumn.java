package io.firesteel.planner.syntax;

import java.util.List;

/** ALTER TABLE ... RENAME COLUMN. */
public record RenameColumn(Name table, Name column, String to, Span span) implements Statement {
  @Override
  public <C, R> R accept(StatementVisitor<C, R> visitor, C context) {
    return visitor.visitRenameColumn(this, context);
  }

  @Override
  public List<Node> children() {
    return List.of(table, column);
  }
}
