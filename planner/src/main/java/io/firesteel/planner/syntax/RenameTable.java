package io.firesteel.planner.syntax;

import java.util.List;

/** ALTER TABLE | VIEW ... RENAME TO. */
public record RenameTable(Name name, Name to, boolean view, Span span) implements Statement {
  @Override
  public <C, R> R accept(StatementVisitor<C, R> visitor, C context) {
    return visitor.visitRenameTable(this, context);
  }

  @Override
  public List<Node> children() {
    return List.of(name, to);
  }
}
