package io.firesteel.planner.syntax;

import java.util.List;

/**
 * A statement that is recognised but not executed. The label is the parser's name of the statement
 * kind; the operation is what a message calls it, for example {@code ALTER TABLE ... SET SERDE}.
 */
public record OtherStatement(String label, String operation, List<Node> parts, Span span)
    implements Statement {
  public OtherStatement {
    parts = List.copyOf(parts);
  }

  @Override
  public <C, R> R accept(StatementVisitor<C, R> visitor, C context) {
    return visitor.visitOtherStatement(this, context);
  }

  @Override
  public List<Node> children() {
    return List.copyOf(parts);
  }
}
