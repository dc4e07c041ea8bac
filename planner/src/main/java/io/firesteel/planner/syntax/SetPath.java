package io.firesteel.planner.syntax;

import java.util.List;

/** SET PATH: schemas, or words such as DEFAULT_PATH that stand for some. */
public record SetPath(List<Name> elements, Span span) implements Statement {
  public SetPath {
    elements = List.copyOf(elements);
  }

  @Override
  public <C, R> R accept(StatementVisitor<C, R> visitor, C context) {
    return visitor.visitSetPath(this, context);
  }

  @Override
  public List<Node> children() {
    return List.copyOf(elements);
  }
}
