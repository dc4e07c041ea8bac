package io.firesteel.planner.syntax;

import java.util.List;

/** VALUES: each row is a Row or a single expression. */
public record InlineTable(List<Expression> rows, Span span) implements Relation {
  public InlineTable {
    rows = List.copyOf(rows);
  }

  @Override
  public <C, R> R accept(RelationVisitor<C, R> visitor, C context) {
    return visitor.visitInlineTable(this, context);
  }

  @Override
  public List<Node> children() {
    return List.copyOf(rows);
  }
}
