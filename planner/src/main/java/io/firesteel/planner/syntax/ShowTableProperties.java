package io.firesteel.planner.syntax;

import java.util.List;
import java.util.Optional;

/** SHOW TBLPROPERTIES. */
public record ShowTableProperties(Name table, Optional<String> key, Span span)
    implements Statement {
  @Override
  public <C, R> R accept(StatementVisitor<C, R> visitor, C context) {
    return visitor.visitShowTableProperties(this, context);
  }

  @Override
  public List<Node> children() {
    return List.of(table);
  }
}
