package io.firesteel.planner.syntax;

import java.util.List;

/** ALTER VIEW ... WITH SCHEMA: BINDING, COMPENSATION, TYPE EVOLUTION or EVOLUTION. */
public record AlterViewBinding(Name name, String schemaBinding, Span span) implements Statement {
  @Override
  public <C, R> R accept(StatementVisitor<C, R> visitor, C context) {
    return visitor.visitAlterViewBinding(this, context);
  }

  @Override
  public List<Node> children() {
    Children all = new Children();
    all.add(name);
    return all.list();
  }
}
