package io.firesteel.planner.syntax;

import java.util.List;
import java.util.Optional;

/** UPDATE. */
public record UpdateTable(
    Name table,
    Optional<String> alias,
    List<Assignment> assignments,
    Optional<Expression> where,
    Span span)
    implements Statement {
  public UpdateTable {
    assignments = List.copyOf(assignments);
  }

  @Override
  public <C, R> R accept(StatementVisitor<C, R> visitor, C context) {
    return visitor.visitUpdateTable(this, context);
  }

  @Override
  public List<Node> children() {
    Children all = new Children();
    all.add(table);
    all.addAll(assignments);
    all.addAll(where);
    return all.list();
  }
}
