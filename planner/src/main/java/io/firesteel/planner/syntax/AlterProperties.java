package io.firesteel.planner.syntax;

import java.util.List;
import java.util.Map;

/** ALTER ... SET or UNSET properties; one of the two is empty. */
public record AlterProperties(
    PropertyOwner owner,
    Name name,
    Map<String, String> set,
    List<String> unset,
    boolean ifExists,
    Span span)
    implements Statement {
  public AlterProperties {
    unset = List.copyOf(unset);
  }

  @Override
  public <C, R> R accept(StatementVisitor<C, R> visitor, C context) {
    return visitor.visitAlterProperties(this, context);
  }

  @Override
  public List<Node> children() {
    return List.of(name);
  }
}
