package io.firesteel.planner.syntax;

import java.util.List;
import java.util.Optional;

/** DELETE FROM. */
public record DeleteFrom(Name table, Optional<String> alias, Optional<Expression> where, Span span)
    implements Statement {
  @Override
  public <C, R> R accept(StatementVisitor<C, R> visitor, C context) {
    return visitor.visitDeleteFrom(this, context);
  }

  @Override
  public List<Node> children() {
    Children all = new Children();
    all.add(table);
    all.addAll(where);
    return all.list();
  }
}
