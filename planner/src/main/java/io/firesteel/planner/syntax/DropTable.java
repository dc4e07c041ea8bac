package io.firesteel.planner.syntax;

import java.util.List;

/** DROP TABLE. */
public record DropTable(Name name, boolean ifExists, boolean purge, Span span)
    implements Statement {
  @Override
  public <C, R> R accept(StatementVisitor<C, R> visitor, C context) {
    return visitor.visitDropTable(this, context);
  }

  @Override
  public List<Node> children() {
    return List.of(name);
  }
}
